const app = require('express')();
let a = { httpOnly: true };
let b = { httpOnly: undefined, sameSite: undefined };
let c = { secure: true, sameSite: 'none' };
let x = false;
let y = false;
let n = 2;
const list = [];
function f0(o, v = false) {
  v = !v;
  return o;
}
n = n > 2 ? 0 : n + 1;
b = { ...f0(a) };
c.secure = y;
app.get('/', (req, res) => {
  let p = { httpOnly: true, sameSite: undefined };
  let q = { httpOnly: undefined, sameSite: 'strict' };
  let r = {};
  let s = true;
  let t = false;
  let m = 1;
  try {
    m = m > 2 ? 0 : m + 1;
    if ('httpOnly' in p) throw new Error('no');
    for (let i = 0; i < 2; i++) {
      m++;
      m++;
    }
  }
  catch {
    const later0 = () => {
      r = req.query.a ? r : r;
      delete p.sameSite;
    };
    delete p.httpOnly;
    later0();
  }
  for (let i = 0; i < 2; i++) {
    switch (String(s)) {
      case 'true':
        {
          const holder = { inner: p };
          holder.inner.secure = true;
          holder.inner.secure = true;
        }
        break;
      case 'false':
        ;[q, r][0].secure = undefined;
      default:
        q.sameSite ||= undefined;
    }
  }
  p.secure = t;
  res.cookie('token', 'v', q);
  try {
    r.sameSite &&= 'none';
    m = m > 2 ? 0 : m + 1;
  }
  catch {
    r.secure ||= true;
  }
  if (t) {
    ;[r, p][0].sameSite = 'none';
    p.secure = false;
  }
  s = req.query.b;
  res.cookie('sid', 'v', c);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...b, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
