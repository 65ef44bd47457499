const app = require('express')();
let a = { httpOnly: undefined, sameSite: undefined };
let b = { sameSite: 'lax' };
let c = {};
let x = true;
let y = false;
let n = 2;
const list = [];
function f0(o, v = false) {
  list.push(c);
  list[list.length - 1].secure = undefined;
  o = { ...c };
  list.push(o);
  list.pop().secure = true;
  return { ...o };
}
function f1(o, v = x) {
  if (x) {
    v = n > 2;
    if (process.env.NODE_ENV === 'production') {
      v = y && x;
      x = !process.env.FLAG;
    }
    else {
      list.push(b);
      list[0].sameSite = 'none';
      x = !x;
    }
  }
  x = n > 2;
  return o;
}
if (!y) {
  if ('httpOnly' in a) {
    {
      const holder = { inner: a };
      holder.inner.sameSite = 'none';
      holder.inner.secure = undefined;
    }
  }
}
else {
  if (process.env.NODE_ENV === 'production') {
    delete c.httpOnly;
    {
      const holder = { inner: a };
      holder.inner.httpOnly = false;
      holder.inner.secure = false;
    }
  }
  else {
    a.sameSite = 'strict';
    a = b.sameSite ? a : a;
  }
}
app.get('/', (req, res) => {
  let p = { secure: true, sameSite: 'strict' };
  let q = { secure: true, sameSite: undefined };
  let r = { secure: false, sameSite: 'none' };
  let s = true;
  let t = true;
  let m = 0;
  s = !s;
  res.cookie('sid', 'v', c);
  for (const key in r) p[key] = r[key];
  switch (s) {
    case true:
      if ('httpOnly' in r) {
        delete r.sameSite;
      }
      break;
    case false:
      r.secure = undefined;
  }
  if (t) {
    switch (s) {
      case false:
        t = q.sameSite;
    }
  }
  else {
    try {
      delete q.httpOnly;
      if (req.query.b) throw new Error('no');
      r.sameSite = 'none';
    }
    catch {
      q = req.query.b ? p : q;
    }
    for (const [key, value] of Object.entries(p)) q[key] = value;
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
