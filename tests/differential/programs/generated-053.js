const app = require('express')();
let a = {};
let b = { httpOnly: false, sameSite: undefined };
let c = { secure: false };
let x = false;
let y = true;
let n = 1;
const list = [];
function f0(o, v = false) {
  if (o.secure) {
    if (n > 1) {
      b.secure = true;
      b.httpOnly = false;
    }
    if ('secure' in b) {
      b.httpOnly = undefined;
    }
    return v;
  }
  x = !x;
  return { httpOnly: false };
}
label0: {
  if (!process.env.FLAG) {
    {
      const holder = { inner: b };
      holder.inner.httpOnly = undefined;
      holder.inner.secure = false;
    }
  }
  a = { ...f0(a, !y) };
}
x = c.secure;
b = 'httpOnly' in a ? b : a;
app.get('/', (req, res) => {
  let p = {};
  let q = { secure: true, httpOnly: false };
  let r = {};
  let s = true;
  let t = true;
  let m = 1;
  for (let each of [q, q]) {
    delete each.secure;
  }
  m++;
  if (req.query.a) {
    t = m > 2;
    {
      const holder = { inner: r };
      holder.inner.secure = undefined;
      holder.inner.secure = true;
    }
  }
  res.cookie('token', 'v', c);
  ;[q, r][0].httpOnly = undefined;
  res.cookie('sid', 'v', r);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...b, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
