const app = require('express')();
const isEven = (n) => n === 0 || isOdd(n - 1);
const isOdd = (n) => n !== 0 && isEven(n - 1);
function merge(target, source) {
  for (const key of Object.keys(source)) {
    if (typeof source[key] === 'object') target[key] = merge(target[key] || {}, source[key]);
    else target[key] = source[key];
  }
  return target;
}
const config = merge({ cookie: { secure: false, httpOnly: true } }, { cookie: { secure: isEven(6), sameSite: 'lax' } });
app.get('/', (req, res) => res.cookie('sid', 'v', { ...config.cookie, path: isOdd(3) ? '/odd' : '/even' }).end());
app.listen(3000);
