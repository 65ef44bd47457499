const app = require('express')();
const settings = require('./settings');
require('./admin')(app);
app.get('/', (req, res) => res.cookie('sid', 'v', { secure: settings.secure, httpOnly: true }).end());
app.listen(3000);
