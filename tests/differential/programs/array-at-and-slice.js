const app = require('express')();
const list = [{ secure: false }, { secure: true }];
list.at(-1).httpOnly = true;
const copy = list.slice();
copy[0].secure = 'yes';
copy[1] = {};
app.get('/', (req, res) => {
  res.cookie('last', 'v', list.at(-1));
  res.cookie('first', 'v', list[0]);
  res.cookie('copy', 'v', copy[1]);
  res.end();
});
app.listen(3000);
