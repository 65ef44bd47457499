const app = require('express')();
const host = 'eu.shop.example';
const match = /^(\w+)\.(?<site>.+)$/.exec(host);
const global = /o/g;
const first = global.test('foo') && global.test('foo');
const third = global.test('foo');
app.get('/', (req, res) => {
  res.cookie('a', 'v', { secure: /^eu\./.test(host), domain: match && match[2], path: '/' + match.groups.site.length });
  res.cookie('b', 'v', { secure: first, httpOnly: third });
  res.cookie('c', 'v', { secure: /SHOP/i.test(host), httpOnly: /^shop$/m.test('a\nshop'), path: host.replace(/^.*?\./, '/') });
  res.end();
});
app.listen(3000);
