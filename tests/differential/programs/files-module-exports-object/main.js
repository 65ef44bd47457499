const app = require('express')();
const options = require('./options');
app.get('/', (req, res) => res.cookie('sid', 'v', { ...options, path: '/m' }).end());
app.listen(3000);
