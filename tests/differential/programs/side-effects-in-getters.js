const app = require('express')();
let reads = 0;
const options = {
  get secure() { return ++reads > 1; },
  get httpOnly() { reads = 10; return true; },
};
const first = options.secure;
const copy = { ...options };
app.get('/', (req, res) => res.cookie('first', 'v', { secure: first, httpOnly: reads === 10 }).cookie('copy', 'v', copy).end());
app.listen(3000);
