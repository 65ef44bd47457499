const app = require('express')();
const text = '  Strict ';
const host = 'www.shop.example';
app.get('/', (req, res) => {
  res.cookie('a', 'v', { sameSite: text.trim().toLowerCase(), domain: host.slice(4), path: '/' + host.split('.')[1] });
  res.cookie('b', 'v', { domain: host.substring(4), path: host.substr(0, 3), secure: host.indexOf('shop') === 4, httpOnly: host.endsWith('example', 16) });
  res.cookie('c', 'v', { domain: host.replace('www.', ''), path: '7'.padStart(3, '0'), secure: host.charAt(0) === 'w', httpOnly: host.at(-1) === 'e' });
  res.cookie('d'.repeat(2).concat('-', 1), 'v', { path: 'a'.padEnd(3, 'xy'), domain: host.split('.').slice(-2).join('.'), secure: host.lastIndexOf('.') > 5 });
  res.cookie('e', 'v', { domain: host.replaceAll('.', '-'), path: host.split('')[0], secure: host.startsWith('shop', 4), httpOnly: host.includes('www', 1) });
  res.cookie('f', 'v', { path: host.slice(-7, -1), domain: host.slice(3, 1), secure: 'a' < 'b', httpOnly: 'x'.localeCompare('x') === 0 });
  res.cookie('g', 'v', { path: 'a,b,c'.split(',', 2).pop(), domain: host.substring(7, 4), secure: 'abc'.charCodeAt(1) === 98, httpOnly: 'abc'[5] === undefined });
  res.cookie('h', 'v', { path: `${host}`.toUpperCase(), domain: String.raw`a\b`, secure: host.length === 16, httpOnly: isNaN('x') });
  res.cookie('i', 'v', { path: host.trimStart().concat(), domain: 'x'.at(3), secure: 'abc'.search('b') === 1 });
  res.end();
});
app.listen(3000);
