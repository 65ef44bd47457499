const app = require('express')();
require('./session')(app);
require('./routes')(app, { secure: true });
app.listen(3000);
