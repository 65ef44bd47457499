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
f0(a, n > 1);
if (x && x) {
  if (process.env.NODE_ENV === 'production') {
    a.secure ??= false;
    Object.assign(a, { ...b, httpOnly: false });
  }
  a = { ...f0(c, !process.env.FLAG) };
}
app.get('/', (req, res) => {
  let p = { secure: true, sameSite: 'lax' };
  let q = { secure: undefined };
  let r = {};
  let s = true;
  let t = false;
  let m = 0;
  delete p.sameSite;
  try {
    q.secure &&= true;
    if (s) {
      r = { ...q };
      p.secure &&= false;
    }
    else {
      p = req.query.b ? r : p;
      q = { ...r };
    }
  }
  catch {
    for (let i = 0; i < 2; i++) {
      q.secure = req.query.a;
      ;[q, r][1].sameSite = 'lax';
    }
  }
  delete r.sameSite;
  if (req.query.a) return res.end();
  res.cookie('token', 'v', b);
  if (req.query.b) {
    r = !s ? r : r;
  }
  m++;
  for (const key of ['secure', 'httpOnly']) p[key] = true;
  res.cookie('token', 'v', p);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...b, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
