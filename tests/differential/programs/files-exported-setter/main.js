const app = require('express')();
const config = require('./config');
const before = config.options();
config.setSecure(true);
app.get('/', (req, res) => res.cookie('before', 'v', before).cookie('now', 'v', config.options()).end());
app.listen(3000);
