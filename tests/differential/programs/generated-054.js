const app = require('express')();
let a = { httpOnly: false, sameSite: 'lax' };
let b = { secure: true, httpOnly: false, sameSite: 'lax' };
let c = {};
let x = true;
let y = false;
let n = 0;
const list = [];
function f0(o, v = false) {
  n = n > 2 ? 0 : n + 1;
  o.sameSite ||= 'lax';
  return { ...b, sameSite: 'lax' };
}
function f1(o, v = x) {
  switch (x) {
    case true:
      delete b.secure;
    case false:
      for (const [key, value] of Object.entries(c)) o[key] = value;
      break;
    default:
      list.push(o);
      list[list.length - 1].secure = false;
  }
  return { ...o };
}
app.get('/', (req, res) => {
  let p = { secure: true, httpOnly: true };
  let q = { httpOnly: false };
  let r = { secure: false };
  let s = false;
  let t = false;
  let m = 2;
  void [r, r].forEach((each, v, o) => {
    try {
      p.httpOnly &&= true;
      r = { ...q };
    }
    catch {
      t = process.env.MODE === 'open';
    }
    finally {
      p.secure ||= false;
    }
    {
      const holder = { inner: each };
      holder.inner.httpOnly = true;
      holder.inner.secure = true;
    }
  });
  if (req.query.b) {
    m += 2;
  }
  else {
    if (req.query.b) {
      s = process.env.NODE_ENV === 'production';
      delete q.sameSite;
    }
    p.secure = true;
  }
  const later0 = () => {
    q = r;
  };
  r = { ...q };
  later0();
  res.cookie('sid', 'v', p);
  try {
    for (const [key, value] of Object.entries(q)) p[key] = value;
    if (!s) throw new Error('no');
    try {
      Object.assign(p, { ...p, secure: false });
      if (!process.env.FLAG) throw new Error('no');
      ;[q, p][1].sameSite = 'lax';
    }
    catch {
      ;[q, q][0].httpOnly = undefined;
    }
  }
  catch {
    t = s && t;
  }
  finally {
    p = m > 0 ? r : r;
  }
  res.cookie('token', 'v', a);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...c, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
