const app = require('express')();
let a = {};
let b = { sameSite: 'strict' };
let c = { secure: true, sameSite: undefined };
let x = false;
let y = true;
let n = 1;
const list = [];
function f0(o, v = true) {
  if (!x) {
    Object.keys(a).forEach((key) => { o[key] = key === 'sameSite' ? 'lax' : !o[key]; });
  }
  if (process.env.NODE_ENV === 'production') {
    label0: {
      y = !y;
      v = x;
      {
        const holder = { inner: o };
        holder.inner.sameSite = 'strict';
        holder.inner = c;
        holder.inner.secure = true;
      }
    }
    return v;
  }
  return v;
}
function f1(o, v = false) {
  c = !v ? o : c;
  for (let i = 0; i < 1; i++) {
    {
      const holder = { inner: b };
      holder.inner.sameSite = 'strict';
      holder.inner.secure = true;
    }
  }
  label1: {
    for (const [key, value] of Object.entries(b)) b[key] = value;
    b = o;
    a.httpOnly ??= false;
  }
  return v;
}
f1(a, !x);
app.get('/', (req, res) => {
  let p = { secure: false, httpOnly: true, sameSite: 'lax' };
  let q = { httpOnly: undefined };
  let r = { httpOnly: false, sameSite: 'lax' };
  let s = true;
  let t = true;
  let m = 0;
  if (req.query.b) {
    p.httpOnly = true;
  }
  res.cookie('sid', 'v', r);
  label2: {
    t = !t;
    delete p.sameSite;
  }
  {
    const holder = { inner: q };
    holder.inner.sameSite = 'lax';
    holder.inner.secure = true;
  }
  Object.assign(p, { ...r, httpOnly: req.query.a });
  res.cookie('token', 'v', b);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...c, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
