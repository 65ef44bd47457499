const app = require('express')();
const cookie = (name) => (options) => (req, res, next) => { res.cookie(name, 'v', options); next(); };
const secureCookie = (name) => cookie(name)({ secure: true, httpOnly: true });
app.use(secureCookie('sid'));
app.get('/', [cookie('a')({ secure: false }), cookie('b')()], (req, res) => res.end());
app.listen(3000);
