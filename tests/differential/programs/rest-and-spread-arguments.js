const app = require('express')();
function merge(first, ...others) {
  return Object.assign({}, first, ...others);
}
const parts = [{ secure: true }, { httpOnly: true, secure: false }];
app.get('/', (req, res) => {
  res.cookie('a', 'v', merge({ path: '/a' }, ...parts));
  res.cookie(...['b', 'v', { secure: true }]);
  const [first, ...rest] = parts;
  res.cookie('c', 'v', merge(first, rest[0], rest[1]));
  res.end();
});
app.listen(3000);
