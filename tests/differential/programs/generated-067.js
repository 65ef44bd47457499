const app = require('express')();
let a = { sameSite: undefined };
let b = {};
let c = { secure: false };
let x = true;
let y = true;
let n = 1;
const list = [];
function f0(o, v = x) {
  try {
    {
      const holder = { inner: o };
      holder.inner.sameSite = 'lax';
      holder.inner = c;
      holder.inner.secure = false;
    }
    if (n > 3) throw new Error('no');
    delete b.httpOnly;
  }
  catch {
    b.sameSite &&= 'none';
  }
  delete c.secure;
  return { ...o };
}
function f1(o, v = x) {
  if ('httpOnly' in a) {
    if (b.sameSite) {
      c.secure = y;
    }
  }
  list.push(a);
  list[list.length - 1].httpOnly = undefined;
  for (let i = 0; i < 0; i++) {
    y = !y;
    a.sameSite = 'strict';
  }
  return o;
}
b = { ...f1(c) };
app.get('/', (req, res) => {
  let p = { sameSite: 'none' };
  let q = { secure: true, sameSite: undefined };
  let r = {};
  let s = true;
  let t = true;
  let m = 2;
  {
    const holder = { inner: q };
    holder.inner.sameSite = undefined;
    holder.inner = r;
    holder.inner.secure = undefined;
  }
  if (req.query.b) {
    void [q, q].forEach((each, v, o) => {
      m = m > 2 ? 0 : m + 1;
      q.sameSite ??= 'strict';
    });
    t = 'sameSite' in q;
  }
  Object.keys(p).forEach((key) => { p[key] = key === 'sameSite' ? 'lax' : !p[key]; });
  res.cookie('sid', 'v', b);
  p.secure = s;
  if (r.sameSite) {
    r.secure &&= true;
  }
  for (let i = 0; i < 0; i++) {
    if (s) {
      m++;
      break;
    }
    else {
      Object.assign(r, r);
      r.secure = undefined;
    }
    q.secure = process.env.MODE === 'open';
  }
  res.cookie('sid', 'v', p);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...b, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
