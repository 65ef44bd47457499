const app = require('express')();
const list = ['a', ['b', 'c']];
const fn = function named() {};
class T { toString() { return 't'; } }
class V { valueOf() { return 7; } toString() { return 'no'; } }
app.get('/', (req, res) => {
  res.cookie('a', 'v', { path: '/' + list, domain: `${new T()}`, secure: String([]) === '', httpOnly: String([null]) === '' });
  res.cookie('b', 'v', { path: '/' + new V(), domain: `${new V()}`, secure: [2] * 2 === 4, httpOnly: +[] === 0 });
  res.cookie('c' + {}, 'v', { path: '/' + fn.name, secure: [1] == 1, httpOnly: [] == false });
  res.cookie('d', 'v', { path: '/' + (0.1 * 3), domain: 'n' + 1e21 + 1e-7, secure: (25).toString(36) === 'p', httpOnly: (1.45).toFixed(1) === '1.4' });
  res.cookie('e', 'v', { path: '/' + parseFloat('3.14abc'), domain: String(parseInt('08')), secure: Number(' 12 ') === 12, httpOnly: Number('1,2') !== Number('1,2') });
  res.cookie('f', 'v', { path: '/' + Math.max(), secure: Math.max(1, NaN) !== Math.max(1, NaN), httpOnly: Math.round(-0.5) === 0, domain: String(Math.round(2.5)) });
  res.cookie('g', 'v', { path: '/' + [1, 2, 3].at(-4), domain: 'abc'.at(-1) + 'abc'.slice(-2, -1), secure: 'ß'.toUpperCase() === 'SS', httpOnly: 'İ'.toLowerCase().length === 3 });
  res.end();
});
app.listen(3000);
