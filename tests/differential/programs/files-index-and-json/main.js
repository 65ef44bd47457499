const app = require('express')();
const config = require('./config');
app.get('/', (req, res) => res.cookie(config.name, 'v', config.cookie).end());
app.listen(3000);
