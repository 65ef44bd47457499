const app = require('express')();
let a = { secure: true, httpOnly: true, sameSite: 'none' };
let b = { sameSite: 'none' };
let c = { httpOnly: true, sameSite: 'strict' };
let x = false;
let y = false;
let n = 0;
const list = [];
function f0(o, v = false) {
  list.push(o);
  list[0].httpOnly = false;
  for (const [key, value] of Object.entries(a)) a[key] = value;
  switch (v) {
    case true:
      const later0 = () => {
        delete a.httpOnly;
        b = a;
      };
      list.push(b);
      list[0].sameSite = 'strict';
      later0();
  }
  return { ...o };
}
b = 'secure' in b ? a : b;
Object.assign(b, { ...b, secure: y });
f0(a);
app.get('/', (req, res) => {
  let p = { httpOnly: true, sameSite: 'lax' };
  let q = { secure: undefined, sameSite: 'none' };
  let r = { secure: true, httpOnly: true };
  let s = true;
  let t = false;
  let m = 2;
  if (req.query.b) {
    m++;
    const later1 = () => {
      list.push(q);
      list[0].httpOnly = false;
      m = m > 2 ? 0 : m + 1;
    };
    r.httpOnly = s;
    later1();
  }
  else {
    m = m > 2 ? 0 : m + 1;
    label2: {
      p = { secure: false };
      m += 2;
    }
  }
  if (t) {
    try {
      q = { ...p };
      if ('sameSite' in p) throw new Error('no');
      Object.assign(q, r);
    }
    catch {
      s = !t;
    }
  }
  p.httpOnly = false;
  res.cookie('token', 'v', r);
  q = { ...q, httpOnly: t };
  if (m > 3) {
    try {
      p.sameSite = undefined;
      if (req.query.a) throw new Error('no');
      delete p.httpOnly;
    }
    catch {
      p.sameSite = 'none';
    }
    finally {
      q.httpOnly ??= true;
    }
  }
  res.cookie('sid', 'v', p);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...a, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
