const app = require('express')();
let depth = 0;
const options = { secure: false };
function walk(n) {
  depth++;
  if (n === 0) options.secure = true;
  else walk(n - 1);
}
walk(4);
const factorial = (n) => (n < 2 ? 1 : n * factorial(n - 1));
app.get('/', (req, res) => res.cookie('sid', 'v', { ...options, httpOnly: depth === 5, path: '/' + factorial(4) }).end());
app.listen(3000);
