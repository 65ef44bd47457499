const app = require('express')();
let a = { httpOnly: undefined };
let b = { httpOnly: true, sameSite: undefined };
let c = { secure: false, httpOnly: false, sameSite: 'strict' };
let x = true;
let y = false;
let n = 0;
const list = [];
app.get('/', (req, res) => {
  let p = { httpOnly: undefined, sameSite: 'strict' };
  let q = { secure: undefined, httpOnly: false };
  let r = { secure: true, httpOnly: false, sameSite: undefined };
  let s = false;
  let t = true;
  let m = 2;
  p.httpOnly = req.query.a;
  q.secure = s;
  res.cookie('sid', 'v', q);
  {
    const holder = { inner: c };
    holder.inner.secure = false;
    holder.inner = q;
    holder.inner.secure = true;
  }
  {
    const holder = { inner: p };
    holder.inner.secure = true;
    holder.inner = p;
    holder.inner.secure = true;
  }
  if (req.query.a) return res.end();
  res.cookie('sid', 'v', p);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...b, secure: x, path: '/' + n });
  res.end();
});
app.get('/1', (req, res) => {
  let p = { secure: undefined, sameSite: undefined };
  let q = { httpOnly: true, sameSite: 'strict' };
  let r = { secure: false, sameSite: 'strict' };
  let s = false;
  let t = false;
  let m = 1;
  s = m > 1;
  s = t;
  res.cookie('sid', 'v', r);
  const later0 = () => {
    m = m > 2 ? 0 : m + 1;
  };
  Object.assign(q, { secure: false });
  if (process.env.NODE_ENV === 'production') later0();
  res.cookie('token', 'v', b);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...b, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
