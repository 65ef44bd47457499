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
c = { ...f0(a, 'httpOnly' in c) };
app.get('/', (req, res) => {
  let p = { secure: undefined, httpOnly: true };
  let q = { secure: false };
  let r = { secure: false, httpOnly: false, sameSite: undefined };
  let s = true;
  let t = true;
  let m = 2;
  s = !s;
  for (let each of [r, p]) {
    m++;
  }
  res.cookie('token', 'v', c);
  if (req.query.a) {
    t = !t;
    switch (s) {
      case false:
        q = 'sameSite' in p ? r : p;
        break;
    }
  }
  s = t;
  void [p, r].forEach((each, v, o) => {
    each.sameSite = 'strict';
    p.httpOnly = req.query.a;
  });
  res.cookie('token', 'v', p);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...c, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
