const app = require('express')();
const { cookies, names: { SESSION } } = require('./lib');
app.get('/', (req, res) => res.cookie(SESSION, 'v', cookies.session).end());
app.listen(3000);
