const app = require('express')();
let secure = false;
let httpOnly = true;
[secure, httpOnly] = [httpOnly, secure];
const pair = [{ path: '/a' }, { path: '/b' }];
[pair[0], pair[1]] = [pair[1], pair[0]];
const [, second = {}, third = { secure: true }] = pair;
app.get('/', (req, res) => {
  res.cookie('swapped', 'v', { secure, httpOnly });
  res.cookie('pair', 'v', { ...second, ...third });
  res.end();
});
app.listen(3000);
