const app = require('express')();
const flat = [[true], [[false]]].flat(Infinity);
const joined = [false].concat([true, true], true);
const filled = new Array(3).fill(true);
const from = Array.from({ length: 2 }, (_, index) => index === 1);
app.get('/', (req, res) => {
  res.cookie('flat', 'v', { secure: flat[0], httpOnly: flat[1] });
  res.cookie('joined', 'v', { secure: joined[3], httpOnly: joined.length === 4 });
  res.cookie('filled', 'v', { secure: filled[2], httpOnly: from[0] });
  res.end();
});
app.listen(3000);
