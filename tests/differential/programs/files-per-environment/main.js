const app = require('express')();
const config = require(`./config/${process.env.NODE_ENV || 'development'}`);
app.get('/', (req, res) => res.cookie('sid', 'v', config).end());
app.listen(3000);
