const app = require('express')();
const secure = require('./config').cookie.secure;
const httpOnly = require('./config.js').isOn();
app.get('/', (req, res) => res.cookie('sid', 'v', { secure, httpOnly }).end());
app.listen(3000);
