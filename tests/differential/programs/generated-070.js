const app = require('express')();
let a = { httpOnly: true };
let b = { secure: false, httpOnly: undefined, sameSite: 'strict' };
let c = { httpOnly: undefined };
let x = true;
let y = true;
let n = 0;
const list = [];
function f0(o, v = x) {
  for (const key of ['secure', 'httpOnly']) o[key] = x;
  v = !v;
  return o;
}
function f1(o, v = false) {
  label0: {
    list.push(b);
    list[0].sameSite = 'strict';
    a.sameSite = 'none';
  }
  return { ...b, httpOnly: true };
}
switch (x) {
  case true:
    if (n > 2) {
      x = a.httpOnly;
    }
    else {
      list.push(a);
      list[0].secure = undefined;
      Object.assign(c, { ...c, secure: y });
    }
  default:
    const later1 = () => {
      c.httpOnly = false;
    };
    x = y;
    later1();
    break;
}
app.get('/', (req, res) => {
  let p = { httpOnly: true };
  let q = {};
  let r = { secure: true };
  let s = false;
  let t = true;
  let m = 0;
  try {
    {
      const holder = { inner: q };
      holder.inner.sameSite = 'strict';
      holder.inner.secure = true;
    }
    if (r.httpOnly) throw new Error('no');
    if (req.query.b) {
      p.sameSite = 'strict';
    }
    else {
      p = p;
      r.sameSite = undefined;
    }
  }
  catch {
    p.httpOnly = req.query.b;
  }
  finally {
    for (let i = 0; i < 3; i++) {
      {
        const holder = { inner: p };
        holder.inner.httpOnly = false;
        holder.inner.secure = true;
      }
    }
  }
  if (m > 1) {
    m = m > 2 ? 0 : m + 1;
    for (let i = 0; i < 0; i++) {
      delete q.secure;
    }
  }
  else {
    ;[r, p][1].httpOnly = false;
  }
  m++;
  res.cookie('sid', 'v', a);
  const later2 = () => {
    p.httpOnly = t;
    t = !process.env.FLAG;
  };
  delete r.secure;
  if (req.query.b) later2();
  res.cookie('token', 'v', c);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...c, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
