const app = require('express')();
const origin = 'https://shop.example';
const flag = 'Yes';
app.get('/', (req, res) => {
  res.cookie('a', 'v', { secure: /^https:/.test(origin), httpOnly: /^(true|yes|1)$/i.test(flag) });
  res.cookie('b', 'v', { secure: new RegExp('^http:').test(origin), httpOnly: !/[A-Z]/.test(flag) });
  res.cookie('c', 'v', { path: origin.replace(/^https?:\/\//, '/'), domain: origin.match(/^https?:\/\/([^/]+)/)[1] });
  res.cookie('shop name'.replace(/\s+/g, '_'), 'v', { path: 'a-b-c'.replace(/-/g, '/'), domain: (/x(.)/.exec('axb') || [])[1] });
  res.cookie('d', 'v', { secure: origin.search(/shop/) > 0, httpOnly: /prod/.test(process.env.NODE_ENV), path: 'a, b'.split(/,\s*/)[1] });
  res.end();
});
app.listen(3000);
