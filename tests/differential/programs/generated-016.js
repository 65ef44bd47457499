const app = require('express')();
let a = { secure: true, httpOnly: true };
let b = { httpOnly: false };
let c = { secure: undefined, sameSite: 'strict' };
let x = false;
let y = false;
let n = 2;
const list = [];
function f0(o, v = false) {
  if (x && y) {
    o = { ...o };
    {
      const holder = { inner: b };
      holder.inner.secure = false;
      holder.inner.secure = undefined;
    }
  }
  return o;
}
if (!x) {
  b = { ...c };
}
else {
  c.httpOnly = true;
}
app.get('/', (req, res) => {
  let p = { secure: true, httpOnly: true, sameSite: 'none' };
  let q = { secure: true, httpOnly: false };
  let r = { httpOnly: true, sameSite: 'lax' };
  let s = false;
  let t = true;
  let m = 1;
  const later0 = () => {
    f0(r);
    q.sameSite = undefined;
  };
  a.sameSite = 'lax';
  if (req.query.a) later0();
  void [p, r].forEach((each, v, o) => {
    switch (m) {
      case 0:
        Object.assign(q, { ...r, secure: true });
      case 1:
        r = p;
      default:
        t = !t;
        break;
    }
    for (let each of [b, p]) {
      a = each;
    }
  });
  a = { ...f0(r) };
  res.cookie('token', 'v', c);
  s = req.query.b;
  res.cookie('token', 'v', c);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...a, secure: x, path: '/' + n });
  res.end();
});
app.get('/1', (req, res) => {
  let p = { secure: false, sameSite: 'strict' };
  let q = {};
  let r = { httpOnly: false };
  let s = false;
  let t = false;
  let m = 1;
  b = a;
  res.cookie('sid', 'v', q);
  t = req.query.a;
  list.push(b);
  list[0].secure = false;
  res.cookie('sid', 'v', p);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...c, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
