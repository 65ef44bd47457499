const app = require('express')();
app.get('/', (req, res) => {
  res.cookie('a', 'v', { secure: Number('1') === 1, httpOnly: Boolean(+'0'), path: String(parseInt('12px', 10)), domain: (12.3456).toFixed(2) });
  res.cookie('b', 'v', { secure: Number.isFinite(5), httpOnly: Number.isFinite('5'), path: (255).toString(16), domain: Number.parseFloat('1.5e1x').toString() });
  res.cookie('c', 'v', { secure: isFinite('5'), httpOnly: Number.isSafeInteger(2 ** 53), path: (0.1 + 0.2).toFixed(1), domain: (1e21).toString() });
  res.cookie('d', 'v', { secure: !!parseInt('x', 10), httpOnly: Number('') === 0, path: String(Number('0x10')), domain: `${1 / 3}` });
  res.cookie('e', 'v', { secure: Math.sign(-3) === -1, httpOnly: Math.sqrt(16) === 4, path: (7).toString().padStart(3, '0'), domain: Number('1_000').toString() });
  res.cookie('f', 'v', { secure: parseInt('101', 2) === 5, httpOnly: parseInt('0x1f') === 31, path: `${-0}`, domain: (1234.5).toFixed() });
  res.end();
});
app.listen(3000);
