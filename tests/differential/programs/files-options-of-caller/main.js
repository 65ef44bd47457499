const app = require('express')();
const makeOptions = require('./make-options');
app.get('/', (req, res) => res.cookie('a', 'v', makeOptions('strict')).cookie('b', 'v', makeOptions()).end());
app.listen(3000);
