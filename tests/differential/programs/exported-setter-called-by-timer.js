const app = require('express')();
let httpOnly = false;
exports.setHttpOnly = (value) => { httpOnly = value; };
app.get('/', (req, res) => res.cookie('sid', 'v', { secure: true, httpOnly }).end());
setTimeout(() => exports.setHttpOnly(true), 5);
app.listen(3000);
