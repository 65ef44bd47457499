const app = require('express')();
const all = require('./all');
app.get('/', (req, res) => res.cookie('sid', 'v', { secure: all.secure, httpOnly: all.httpOnly, path: all.path }).end());
app.listen(3000);
