const app = require('express')();
let a = {};
let b = { sameSite: undefined };
let c = { secure: true, httpOnly: false, sameSite: 'none' };
let x = false;
let y = false;
let n = 0;
const list = [];
c.secure = n > 3;
{
  const holder = { inner: a };
  holder.inner.secure = false;
  holder.inner.secure = true;
}
if (x) {
  c.httpOnly ??= true;
}
app.get('/', (req, res) => {
  let p = { secure: false, httpOnly: true, sameSite: 'lax' };
  let q = { secure: undefined };
  let r = { httpOnly: undefined, sameSite: 'lax' };
  let s = true;
  let t = true;
  let m = 1;
  const later0 = () => {
    b.httpOnly = !s;
  };
  t = !t;
  later0();
  q.httpOnly = q.sameSite;
  res.cookie('sid', 'v', c);
  {
    const holder = { inner: p };
    holder.inner.secure = false;
    holder.inner = c;
    holder.inner.secure = undefined;
  }
  for (const key in r) r[key] = r[key];
  switch (String(t)) {
    case 'true':
      for (const key in a) q[key] = a[key];
    default:
      if ('httpOnly' in r) {
        a.sameSite ??= undefined;
        r = { ...b };
      }
      else {
        r = req.query.b ? b : p;
        r.httpOnly ||= undefined;
      }
      break;
  }
  res.cookie('token', 'v', r);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...b, secure: x, path: '/' + n });
  res.end();
});
app.get('/1', (req, res) => {
  let p = { secure: true, httpOnly: false, sameSite: 'none' };
  let q = { httpOnly: false };
  let r = { httpOnly: true };
  let s = true;
  let t = false;
  let m = 2;
  m++;
  res.cookie('sid', 'v', r);
  Object.assign(r, { ...a, secure: undefined });
  res.cookie('token', 'v', c);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...c, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
