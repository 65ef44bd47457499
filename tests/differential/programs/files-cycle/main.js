const app = require('express')();
const a = require('./a');
app.get('/', (req, res) => res.cookie('sid', 'v', a.options()).end());
app.listen(3000);
