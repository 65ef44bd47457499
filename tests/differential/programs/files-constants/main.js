const app = require('express')();
const { NAME, SECURE } = require('./constants');
app.get('/', (req, res) => res.cookie(NAME, 'v', { secure: SECURE, httpOnly: true }).end());
app.listen(3000);
