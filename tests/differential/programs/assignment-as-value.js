const app = require('express')();
let last;
const options = { secure: (last = true), httpOnly: last };
const copy = (options.path = '/p', { ...options });
const chained = {};
chained.a = chained.b = { secure: false };
chained.a.secure = true;
app.get('/', (req, res) => res.cookie('copy', 'v', copy).cookie('b', 'v', chained.b).end());
app.listen(3000);
