const app = require('express')();
app.get('/', (req, res) => res.cookie('before', 'v').end());
if (process.env.NODE_ENV === 'production') process.exit(1);
app.get('/after', (req, res) => res.cookie('after', 'v').end());
app.listen(3000);
