const app = require('express')();
const re = /a/g;
const sticky = /a/y;
const found = [re.test('aa'), re.test('aa'), re.test('aa')];
app.get('/', (req, res) => {
  res.cookie('a', 'v', { secure: found[0], httpOnly: found[2] });
  res.cookie('b', 'v', { secure: sticky.test('ba'), path: 'x-y-z'.replace(/-(.)/g, (_, c) => c.toUpperCase()) });
  res.cookie('c', 'v', { path: 'a1b22'.replace(/(\d+)/g, '<$1>'), domain: 'aaa'.replace(/a/, '$&$&'), secure: /^[\w.-]+$/.test('a.b-c') });
  res.cookie('d', 'v', { path: '2024-01-02'.replace(/(\d+)-(\d+)-(\d+)/, '$3/$2/$1'), secure: /(?=a)b/.test('ab'), httpOnly: /\bfoo\b/.test('a foo b') });
  res.cookie('e', 'v', { path: 'a,b;c'.split(/[,;]/).join('|'), domain: 'abc'.split(/(b)/).join('|'), secure: 'ABC'.match(/b/i) !== null, httpOnly: 'x'.match(/y/) === null });
  res.cookie('f', 'v', { path: [...'a1b2'.matchAll(/\d/g)].map((m) => m[0]).join('+'), secure: /^$/.test(''), httpOnly: /a|b|/.test('c') });
  res.cookie('g', 'v', { path: 'aXbX'.replaceAll('X', '$$'), domain: 'tel'.replace('e', '[$&]'), secure: /[^]/.test('\n'), httpOnly: /./.test('\n') });
  res.cookie('h', 'v', { path: (/(a)?(b)?/.exec('b') || []).map(String).join(), secure: /^(a+)+$/.test('aaaaaaaaaaaaaaaaaaaaaaaa!') });
  res.end();
});
app.listen(3000);
