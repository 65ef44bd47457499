const app = require('express')();
let a = { sameSite: undefined };
let b = { httpOnly: true };
let c = { secure: true };
let x = true;
let y = false;
let n = 2;
const list = [];
function f0(o, v = x) {
  c.httpOnly ||= false;
  return { ...o };
}
delete b.sameSite;
app.get('/', (req, res) => {
  let p = { secure: true, httpOnly: false };
  let q = { secure: false, httpOnly: true, sameSite: 'strict' };
  let r = { secure: false, httpOnly: false };
  let s = false;
  let t = false;
  let m = 1;
  try {
    if (req.query.b) {
      p = req.query.b ? p : p;
      delete q.httpOnly;
    }
    else {
      delete p.httpOnly;
    }
    if (!process.env.FLAG) throw new Error('no');
    p.secure &&= true;
  }
  catch {
    r.sameSite = 'none';
  }
  delete r.httpOnly;
  if (req.query.a) {
    if (t && s) {
      Object.assign(q, r);
    }
    else {
      p.secure = req.query.a;
      {
        const holder = { inner: q };
        holder.inner.secure = undefined;
        holder.inner = r;
        holder.inner.secure = true;
      }
    }
  }
  if (req.query.b) return res.end();
  res.cookie('token', 'v', q);
  m++;
  const later0 = () => {
    for (const key in q) r[key] = q[key];
    q.sameSite = 'strict';
  };
  delete q.httpOnly;
  later0();
  r = { ...r, httpOnly: true };
  if (req.query.b) return res.end();
  res.cookie('token', 'v', q);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...a, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
