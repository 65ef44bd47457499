const app = require('express')();
const state = require('./state');
require('./harden');
app.get('/', (req, res) => res.cookie('sid', 'v', state).end());
app.listen(3000);
