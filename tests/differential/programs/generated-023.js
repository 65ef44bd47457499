const app = require('express')();
let a = { secure: false, httpOnly: undefined, sameSite: 'strict' };
let b = { secure: false, httpOnly: undefined };
let c = { secure: false, httpOnly: false };
let x = false;
let y = false;
let n = 2;
const list = [];
c = { ...a, secure: false };
app.get('/', (req, res) => {
  let p = { httpOnly: true };
  let q = { secure: true };
  let r = { httpOnly: false };
  let s = true;
  let t = true;
  let m = 2;
  Object.assign(p, p);
  try {
    r.sameSite = undefined;
    if (r.httpOnly) throw new Error('no');
    r.httpOnly = s;
  }
  catch {
    s = !s;
  }
  finally {
    const later0 = () => {
      list.push(r);
      list[list.length - 1].httpOnly = false;
      t = !t;
    };
    ;[p, q][0].sameSite = 'strict';
    if (!s) later0();
  }
  ;[r, q][1].httpOnly = false;
  res.cookie('token', 'v', a);
  try {
    const later1 = () => {
      m++;
      r = { ...p, secure: t };
    };
    r = m > 0 ? q : q;
    later1();
    if (!t) throw new Error('no');
    if (m > 1) {
      p.secure ??= false;
      s = !s;
    }
    else {
      q.secure = s;
      r = { ...p };
    }
  }
  catch {
    for (const key in p) p[key] = p[key];
  }
  for (let each of [q, q]) {
    p.httpOnly = true;
    if (p.sameSite) {
      Object.assign(q, p);
    }
  }
  if (m > 3) {
    p.httpOnly = t;
  }
  else {
    if (req.query.b) {
      Object.assign(q, q);
    }
    p.sameSite = 'none';
  }
  res.cookie('sid', 'v', c);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...a, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
