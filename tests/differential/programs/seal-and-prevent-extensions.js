const app = require('express')();
const sealed = Object.seal({ secure: false });
sealed.secure = true;
sealed.httpOnly = true;
delete sealed.secure;
const closed = Object.preventExtensions({ secure: true });
closed.httpOnly = true;
app.get('/', (req, res) => res.cookie('sealed', 'v', sealed).cookie('closed', 'v', closed).end());
app.listen(3000);
