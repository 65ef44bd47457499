const app = require('express')();
const flag = { valueOf: () => 0 };
const text = { toString: () => '/area' };
app.get('/', (req, res) => {
  res.cookie('a', 'v', { secure: flag, httpOnly: flag > 0, path: `${text}` });
  res.cookie('b', 'v', { secure: +flag === 0, httpOnly: flag == false });
  res.end();
});
app.listen(3000);
