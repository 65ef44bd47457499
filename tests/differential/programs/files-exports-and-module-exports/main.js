const app = require('express')();
const config = require('./config');
app.get('/', (req, res) => res.cookie('sid', 'v', { secure: config.secure, httpOnly: config.httpOnly }).end());
app.listen(3000);
