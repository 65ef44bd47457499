const app = require('express')();
const o = { secure: true, when: new Date(0), inner: { path: '/i' }, toText() { return 1; } };
const text = JSON.stringify(o);
o.secure = false;
o.inner.path = '/changed';
const back = JSON.parse(text);
const withToJson = JSON.parse(JSON.stringify({ secure: true, toJSON() { return { secure: false }; } }));
class P { constructor() { this.secure = true; } get path() { return '/getter'; } }
const inst = JSON.parse(JSON.stringify(new P()));
const same = JSON.parse('{"secure":true,"secure":false}');
const arr = JSON.parse(JSON.stringify([undefined, () => 1, NaN, { a: undefined }]));
app.get('/', (req, res) => {
  res.cookie('a', 'v', { secure: back.secure, path: back.inner.path, httpOnly: typeof back.when === 'string' });
  res.cookie('b', 'v', { secure: withToJson.secure, httpOnly: 'toText' in back });
  res.cookie('c', 'v', { secure: inst.secure, path: inst.path, httpOnly: inst instanceof P });
  res.cookie('d', 'v', { secure: same.secure, httpOnly: arr[0] === null && arr[1] === null && arr[2] === null && !('a' in arr[3]) });
  const snap = JSON.stringify({ s: req.query.secure });
  const parsed = JSON.parse(snap);
  res.cookie('e', 'v', { secure: parsed.s, httpOnly: 's' in parsed });
  const deep = { list: [{ path: '/1' }] }; const copy = JSON.parse(JSON.stringify(deep)); copy.list[0].path = '/2';
  res.cookie('f', 'v', { path: deep.list[0].path, domain: copy.list[0].path });
  const cyclic = {}; cyclic.self = cyclic; let threw = false;
  try { JSON.stringify(cyclic); } catch { threw = true; }
  res.cookie('g', 'v', { secure: threw });
  res.end();
});
app.listen(3000);
