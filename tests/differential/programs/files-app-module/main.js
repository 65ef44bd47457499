const app = require('./app');
app.set('cookie', { secure: true });
app.listen(3000);
