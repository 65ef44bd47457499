const app = require('express')();
let a = { secure: true };
let b = { sameSite: 'none' };
let c = { secure: false, sameSite: 'strict' };
let x = true;
let y = false;
let n = 0;
const list = [];
function f0(o, v = true) {
  {
    const holder = { inner: o };
    holder.inner.httpOnly = false;
    holder.inner.secure = false;
  }
  return o;
}
x = Boolean(f0(b));
switch (x) {
  case true:
    if (process.env.NODE_ENV === 'production') {
      a.secure ??= false;
      Object.assign(a, { ...b, httpOnly: false });
    }
    break;
  default:
    c = { ...c, sameSite: undefined };
    break;
}
app.get('/', (req, res) => {
  let p = { httpOnly: true, sameSite: 'lax' };
  let q = {};
  let r = { sameSite: 'lax' };
  let s = true;
  let t = false;
  let m = 2;
  t = 'httpOnly' in q;
  res.cookie('token', 'v', p);
  r.httpOnly ||= false;
  res.cookie('sid', 'v', r);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...b, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
