const app = require('express')();
const next = (() => { let n = 0; return () => ++n; })();
const a = { secure: next() === 1 };
const b = { secure: next() === 1, path: '/' + next() };
app.get('/', (req, res) => {
  res.cookie('a', 'v', a);
  res.cookie('b', 'v', b);
  res.end();
});
app.listen(3000);
