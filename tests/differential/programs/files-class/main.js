const app = require('express')();
const Cookies = require('./cookies');
const cookies = new Cookies({ httpOnly: true });
app.get('/', (req, res) => { cookies.set(res, 'sid'); res.end(); });
app.listen(3000);
