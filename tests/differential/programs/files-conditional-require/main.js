const app = require('express')();
const options = process.env.NODE_ENV === 'production' ? require('./strict') : require('./loose');
if (process.env.NODE_ENV !== 'production') require('./debug')(app);
app.get('/', (req, res) => res.cookie('sid', 'v', options).end());
app.listen(3000);
