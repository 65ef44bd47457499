const app = require('express')();
app.get('/', (req, res) => res.cookie('sid', 'v', { ...app.get('cookie'), httpOnly: true }).end());
module.exports = app;
