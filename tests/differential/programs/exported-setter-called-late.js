const app = require('express')();
let secure = false;
exports.setSecure = (value) => { secure = value; };
app.get('/', (req, res) => res.cookie('sid', 'v', { secure, httpOnly: true }).end());
exports.setSecure(true);
app.listen(3000);
