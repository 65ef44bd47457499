const app = require('express')();
let a = { secure: true };
let b = { secure: true, sameSite: 'none' };
let c = { httpOnly: false, sameSite: 'lax' };
let x = false;
let y = false;
let n = 2;
const list = [];
function f0(o, v = false) {
  v = y;
  return { ...c, secure: undefined };
}
a = 'secure' in c ? c : c;
app.get('/', (req, res) => {
  let p = { httpOnly: false, sameSite: 'strict' };
  let q = { httpOnly: false };
  let r = { sameSite: undefined };
  let s = true;
  let t = false;
  let m = 2;
  m += 2;
  list.push(a);
  list[0].secure = undefined;
  res.cookie('sid', 'v', a);
  for (let i = 0; i < 3; i++) {
    s = req.query.a;
    t = process.env.MODE === 'open';
    if (req.query.a) {
      s = 'sameSite' in p;
      break;
    }
  }
  if (req.query.a) return res.end();
  res.cookie('sid', 'v', c);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...b, secure: x, path: '/' + n });
  res.end();
});
app.get('/1', (req, res) => {
  let p = { httpOnly: true };
  let q = { sameSite: 'none' };
  let r = { httpOnly: false, sameSite: 'strict' };
  let s = false;
  let t = false;
  let m = 2;
  a = { ...f0(c, s && s) };
  r = req.query.a ? a : c;
  if (t && t) {
    if (!t) {
      {
        const holder = { inner: a };
        holder.inner.secure = false;
        holder.inner = q;
        holder.inner.secure = false;
      }
      q.sameSite &&= undefined;
    }
    else {
      r.sameSite = 'none';
    }
    b = req.query.b ? q : c;
  }
  else {
    s = s && t;
    label0: {
      q.httpOnly = true;
      t = b.secure;
      p.sameSite = 'none';
    }
  }
  res.cookie('sid', 'v', r);
  if (p.secure) {
    q = { ...r };
  }
  f0(q, p.secure);
  const later1 = () => {
    if ('httpOnly' in p) {
      s = !s;
    }
    else {
      t = !t;
      r.sameSite ??= 'none';
    }
    f0(a, p.sameSite);
  };
  {
    const holder = { inner: b };
    holder.inner.sameSite = 'lax';
    holder.inner = c;
    holder.inner.secure = true;
  }
  later1();
  res.cookie('sid', 'v', q);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...c, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
