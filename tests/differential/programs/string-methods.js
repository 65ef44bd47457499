const app = require('express')();
const url = ' HTTPS://Shop.example/Area '.trim().toLowerCase();
const [scheme, rest] = url.split('://');
const host = rest.slice(0, rest.indexOf('/'));
app.get('/', (req, res) => {
  res.cookie('sid', 'v', { secure: scheme === 'https', domain: host, path: url.substring(url.lastIndexOf('/')) });
  res.cookie('b', 'v', { secure: url.startsWith('https'), httpOnly: url.endsWith('/area'), path: '/x'.repeat(2) });
  res.cookie('c', 'v', { path: '/a-b-c'.replace('-', '/'), domain: 'A.B'.toLowerCase(), secure: 'x'.padStart(3, '0') === '00x' });
  res.cookie('d', 'v', { path: '/a-b-c'.replaceAll('-', ''), secure: 'abc'[1] === 'b', httpOnly: 'abc'.charAt(5), domain: 'abc'.at(-1) });
  res.end();
});
app.listen(3000);
