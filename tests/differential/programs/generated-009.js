const app = require('express')();
let a = {};
let b = { secure: false };
let c = { httpOnly: false };
let x = true;
let y = false;
let n = 1;
const list = [];
function f0(o, v = x) {
  a.sameSite = 'none';
  return o;
}
x = y && x;
app.get('/', (req, res) => {
  let p = {};
  let q = { httpOnly: undefined, sameSite: 'none' };
  let r = { httpOnly: true, sameSite: 'none' };
  let s = false;
  let t = false;
  let m = 1;
  switch (m) {
    case 0:
      t = !t;
    case 1:
      const later0 = () => {
        {
          const holder = { inner: p };
          holder.inner.sameSite = 'lax';
          holder.inner.secure = false;
        }
        list.push(c);
        list[list.length - 1].sameSite = 'strict';
      };
      s = req.query.a;
      later0();
    case 2:
      if (s && t) {
        Object.assign(c, { sameSite: 'strict' });
        a = req.query.a ? c : q;
      }
      break;
  }
  Object.assign(a, { sameSite: 'strict' });
  res.cookie('token', 'v', q);
  s = t && s;
  res.cookie('token', 'v', b);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...a, secure: x, path: '/' + n });
  res.end();
});
app.get('/1', (req, res) => {
  let p = { secure: true };
  let q = { httpOnly: undefined, sameSite: undefined };
  let r = { secure: true };
  let s = true;
  let t = true;
  let m = 1;
  q.httpOnly = s;
  res.cookie('sid', 'v', a);
  void [c, q].forEach((each, v, o) => {
    if ('httpOnly' in r) {
      m = m > 2 ? 0 : m + 1;
      {
        const holder = { inner: r };
        holder.inner.secure = true;
        holder.inner.secure = true;
      }
    }
    delete p.secure;
  });
  res.cookie('sid', 'v', c);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...a, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
