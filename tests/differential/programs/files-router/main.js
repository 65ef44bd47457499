const app = require('express')();
app.use('/shop', require('./shop'));
app.listen(3000);
