const app = require('express')();
const table = [['a', true], ['b', false]];
app.get('/', (req, res) => {
  for (const [name, secure] of table) res.cookie(name, 'v', { secure, httpOnly: true });
  ['c', 'd'].forEach((name) => res.cookie(name, 'v', { secure: true }));
  res.end();
});
app.listen(3000);
