const app = require('express')();
const config = require('./config');
const { secure } = config;
config.harden();
app.get('/', (req, res) => res.cookie('sid', 'v', { secure, httpOnly: config.secure }).end());
app.listen(3000);
