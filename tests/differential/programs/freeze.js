const app = require('express')();
const frozen = Object.freeze({ secure: false, nested: { httpOnly: false } });
frozen.secure = true;
frozen.sameSite = 'lax';
frozen.nested.httpOnly = true;
app.get('/', (req, res) => res.cookie('sid', 'v', { secure: frozen.secure, sameSite: frozen.sameSite, ...frozen.nested }).end());
app.listen(3000);
