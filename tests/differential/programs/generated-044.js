const app = require('express')();
let a = { secure: true, sameSite: 'lax' };
let b = { secure: true, sameSite: 'strict' };
let c = { secure: false, sameSite: 'none' };
let x = false;
let y = false;
let n = 2;
const list = [];
function f0(o, v = true) {
  for (const key of ['secure', 'httpOnly']) o[key] = true;
  a.sameSite = 'none';
  return { ...o };
}
function f1(o, v = true) {
  void [c, a].forEach((each, v, o) => {
    delete b.sameSite;
    if (!x) {
      list.push(c);
      list[0].httpOnly = true;
      a = b;
    }
    else {
      x = !x;
    }
  });
  Object.assign(c, { ...c, httpOnly: false });
  return o;
}
void [a, b].forEach((each, v, o) => {
  Object.assign(each, each);
});
app.get('/', (req, res) => {
  let p = {};
  let q = { secure: false };
  let r = { secure: true, httpOnly: false };
  let s = true;
  let t = true;
  let m = 0;
  r.sameSite ??= 'strict';
  for (let i = 0; i < 2; i++) {
    for (const key in p) q[key] = p[key];
    delete r.sameSite;
  }
  p.sameSite = 'lax';
  res.cookie('sid', 'v', r);
  if (req.query.b) {
    if (req.query.b) {
      m = m > 2 ? 0 : m + 1;
      s = !s;
    }
    else {
      r = req.query.b ? r : q;
      {
        const holder = { inner: p };
        holder.inner.secure = true;
        holder.inner = p;
        holder.inner.secure = false;
      }
    }
    const later0 = () => {
      s = t && s;
    };
    q.httpOnly = false;
    later0();
  }
  else {
    switch (String(s)) {
      case 'false':
        r = q;
        break;
      default:
        m += 2;
        break;
    }
    const later1 = () => {
      delete q.secure;
      list.push(r);
      list[list.length - 1].httpOnly = undefined;
    };
    q.sameSite &&= 'strict';
    later1();
  }
  s = req.query.b;
  res.cookie('token', 'v', c);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...c, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
