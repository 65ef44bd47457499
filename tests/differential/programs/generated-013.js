const app = require('express')();
let a = { sameSite: 'none' };
let b = {};
let c = {};
let x = true;
let y = false;
let n = 2;
const list = [];
function f0(o, v = false) {
  list.push(a);
  list.pop().secure = true;
  void [o, a].forEach((each, v, o) => {
    for (let each of [a, c]) {
      delete o.httpOnly;
      n = n > 2 ? 0 : n + 1;
    }
    v = a.sameSite;
  });
  delete b.sameSite;
  return o;
}
function f1(o, v = true) {
  for (const [key, value] of Object.entries(b)) c[key] = value;
  try {
    x = !v;
    if (x) throw new Error('no');
    delete o.httpOnly;
  }
  catch {
    b.sameSite = 'none';
  }
  return { ...c, sameSite: 'strict' };
}
{
  const holder = { inner: a };
  holder.inner.sameSite = 'none';
  holder.inner.secure = false;
}
delete a.httpOnly;
y = n > 3;
app.get('/', (req, res) => {
  let p = { httpOnly: false, sameSite: 'strict' };
  let q = {};
  let r = { sameSite: undefined };
  let s = false;
  let t = false;
  let m = 0;
  if (!t) {
    r.httpOnly &&= false;
    try {
      t = !process.env.FLAG;
      if (r.httpOnly) throw new Error('no');
      delete p.sameSite;
    }
    catch {
      Object.assign(p, q);
    }
  }
  switch (t) {
    default:
      try {
        r.secure = false;
        if (r.httpOnly) throw new Error('no');
        m = m > 2 ? 0 : m + 1;
      }
      catch {
        p.sameSite = 'strict';
      }
  }
  r.sameSite = 'none';
  res.cookie('sid', 'v', c);
  t = req.query.b;
  res.cookie('token', 'v', c);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...a, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
