const app = require('express')();
let a = { sameSite: undefined };
let b = { secure: undefined };
let c = { httpOnly: false };
let x = true;
let y = false;
let n = 0;
const list = [];
function f0(o, v = x) {
  const later0 = () => {
    n++;
    for (let each of [o, b]) {
      b.secure = true;
    }
  };
  {
    const holder = { inner: c };
    holder.inner.secure = true;
    holder.inner.secure = false;
  }
  later0();
  const later1 = () => {
    n++;
  };
  n += 2;
  later1();
  return o;
}
function f1(o, v = x) {
  c.httpOnly = o.sameSite;
  return { sameSite: 'none' };
}
{
  const holder = { inner: a };
  holder.inner.httpOnly = true;
  holder.inner.secure = true;
}
b.sameSite ||= 'none';
app.get('/', (req, res) => {
  let p = { secure: true, httpOnly: true };
  let q = { secure: false, httpOnly: false, sameSite: undefined };
  let r = { secure: true };
  let s = true;
  let t = true;
  let m = 2;
  ;[q, q][0].sameSite = undefined;
  void [r, p].forEach((each, v, o) => {
    switch (s) {
      case true:
        q.secure = t;
        break;
      case false:
        m++;
        break;
      default:
        q.secure = req.query.a;
        break;
    }
  });
  q.sameSite ??= undefined;
  res.cookie('sid', 'v', b);
  q = { ...p };
  res.cookie('token', 'v', r);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...b, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
