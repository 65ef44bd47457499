const app = require('express')();
let a = { httpOnly: false };
let b = { httpOnly: undefined, sameSite: 'none' };
let c = { sameSite: undefined };
let x = true;
let y = false;
let n = 0;
const list = [];
function f0(o, v = false) {
  for (let each of [a, a]) {
    Object.assign(a, each);
    for (const key in c) each[key] = c[key];
  }
  return v;
}
function f1(o, v = false) {
  try {
    n++;
    if (y && y) {
      list.push(a);
      list[0].sameSite = 'lax';
    }
  }
  catch {
    c.sameSite = 'lax';
  }
  c.httpOnly = !v;
  return v;
}
list.push(b);
list[list.length - 1].secure = true;
app.get('/', (req, res) => {
  let p = { secure: undefined, sameSite: undefined };
  let q = { secure: undefined };
  let r = {};
  let s = true;
  let t = false;
  let m = 0;
  q.secure = false;
  void [p, r].forEach((each, v, o) => {
    {
      const holder = { inner: each };
      holder.inner.httpOnly = undefined;
      holder.inner = each;
      holder.inner.secure = true;
    }
    if (t && s) {
      each = !t ? r : r;
      m++;
    }
    else {
      delete p.secure;
      Object.assign(p, { ...each, httpOnly: false });
    }
  });
  res.cookie('token', 'v', a);
  r = r;
  res.cookie('token', 'v', a);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...a, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
