const app = require('express')();
const port = parseInt('8443abc', 10);
const level = Number('  2 ');
const bad = Number('x');
app.get('/', (req, res) => {
  res.cookie('a', 'v', { secure: port === 8443, httpOnly: level > 1, path: '/' + level });
  res.cookie('b', 'v', { secure: bad, httpOnly: isNaN(bad), path: '/' + (port % 100) });
  res.cookie('c', 'v', { secure: +'' === 0, httpOnly: parseFloat('0.5') * 2 === 1, path: `/${Math.max(1, 2)}${(255).toString(16)}` });
  res.cookie('d', 'v', { secure: '10' > '9', httpOnly: '10' > 9, path: '/' + (0.1 + 0.2) });
  res.end();
});
app.listen(3000);
