const app = require('express')();
const auth = require('./auth');
app.post('/login', auth.login);
app.post('/logout', auth.logout);
app.listen(3000);
