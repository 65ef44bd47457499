const app = require('express')();
let a = { secure: true };
let b = { secure: true, sameSite: 'lax' };
let c = { sameSite: undefined };
let x = true;
let y = true;
let n = 0;
const list = [];
function f0(o, v = x) {
  Object.keys(c).forEach((key) => { a[key] = key === 'sameSite' ? 'lax' : !a[key]; });
  delete c.httpOnly;
  n += 2;
  return o;
}
function f1(o, v = false) {
  for (let each of [b, o]) {
    for (const [key, value] of Object.entries(o)) a[key] = value;
    b.sameSite = 'lax';
  }
  return { ...o };
}
for (const key in c) b[key] = c[key];
n = n > 2 ? 0 : n + 1;
app.get('/', (req, res) => {
  let p = { secure: false, sameSite: undefined };
  let q = {};
  let r = { secure: true, httpOnly: true };
  let s = true;
  let t = false;
  let m = 0;
  t = req.query.a;
  res.cookie('sid', 'v', q);
  try {
    b.httpOnly ||= true;
    const later0 = () => {
      p.httpOnly ??= false;
      delete a.sameSite;
    };
    list.push(p);
    list[0].sameSite = 'lax';
    later0();
  }
  catch {
    for (let i = 0; i < 1; i++) {
      delete r.httpOnly;
    }
  }
  finally {
    t = Boolean(f1(r));
  }
  res.cookie('token', 'v', q);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...b, secure: x, path: '/' + n });
  res.end();
});
app.get('/1', (req, res) => {
  let p = { secure: undefined, httpOnly: true };
  let q = {};
  let r = { secure: false };
  let s = true;
  let t = true;
  let m = 2;
  if (req.query.a) {
    s = !s;
  }
  else {
    switch (String(s)) {
      case 'true':
        s = !s;
        break;
      case 'false':
        t = r.sameSite;
      default:
        m++;
        break;
    }
  }
  a.sameSite = 'strict';
  res.cookie('token', 'v', r);
  for (let each of [a, p]) {
    {
      const holder = { inner: p };
      holder.inner.secure = undefined;
      holder.inner.secure = false;
    }
    a = req.query.a ? b : each;
  }
  if (req.query.a) {
    r = req.query.a ? q : q;
  }
  res.cookie('sid', 'v', q);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...c, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
