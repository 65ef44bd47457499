const app = require('express')();
let a = { secure: true };
let b = { secure: undefined, httpOnly: undefined, sameSite: 'lax' };
let c = { secure: true, httpOnly: false };
let x = true;
let y = true;
let n = 2;
const list = [];
function f0(o, v = true) {
  x = !process.env.FLAG;
  return { secure: false };
}
function f1(o, v = x) {
  for (const key in o) o[key] = o[key];
  const later0 = () => {
    Object.keys(b).forEach((key) => { b[key] = key === 'sameSite' ? 'lax' : !b[key]; });
  };
  {
    const holder = { inner: b };
    holder.inner.sameSite = 'lax';
    holder.inner.secure = undefined;
  }
  if ('httpOnly' in o) later0();
  return { httpOnly: true };
}
a.httpOnly = undefined;
y = x;
app.get('/', (req, res) => {
  let p = {};
  let q = { secure: undefined, httpOnly: false, sameSite: 'none' };
  let r = { httpOnly: true, sameSite: undefined };
  let s = false;
  let t = true;
  let m = 2;
  delete q.sameSite;
  r.secure = req.query.a;
  res.cookie('sid', 'v', a);
  label1: {
    s = t;
    for (const key in r) p[key] = r[key];
  }
  res.cookie('token', 'v', b);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...b, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
