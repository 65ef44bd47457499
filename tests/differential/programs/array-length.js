const app = require('express')();
const list = [true, true];
list.length = 0;
const sparse = [];
sparse[2] = true;
app.get('/', (req, res) => {
  res.cookie('empty', 'v', { secure: list[0], httpOnly: list.length === 0 });
  res.cookie('sparse', 'v', { secure: sparse[0], httpOnly: sparse.length === 3 });
  res.end();
});
app.listen(3000);
