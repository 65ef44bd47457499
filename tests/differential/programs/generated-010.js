const app = require('express')();
let a = { httpOnly: true };
let b = {};
let c = { secure: true };
let x = true;
let y = false;
let n = 0;
const list = [];
function f0(o, v = true) {
  switch (y) {
    case false:
      for (let i = 0; i < 2; i++) {
        x = !x;
        Object.assign(b, { secure: y });
        v = process.env.MODE === 'open';
      }
      break;
    default:
      c = { ...o };
      break;
  }
  label0: {
    if (x) {
      list.push(o);
      list[0].sameSite = undefined;
      break label0;
    }
    if ('sameSite' in b) {
      y = !y;
      n++;
      return v;
    }
    if (v) {
      delete c.sameSite;
      n++;
      break label0;
    }
  }
  if (process.env.MODE === 'open') {
    if (x) {
      y = x && y;
      o.sameSite = 'strict';
    }
    else {
      {
        const holder = { inner: a };
        holder.inner.httpOnly = true;
        holder.inner = c;
        holder.inner.secure = true;
      }
    }
    return v;
  }
  else {
    x = n > 1;
  }
  return v;
}
function f1(o, v = false) {
  y = !x;
  for (let i = 0; i < 3; i++) {
    if (v) {
      {
        const holder = { inner: c };
        holder.inner.secure = false;
        holder.inner = b;
        holder.inner.secure = true;
      }
      return v;
    }
  }
  delete c.httpOnly;
  return o;
}
app.get('/', (req, res) => {
  let p = {};
  let q = { secure: false };
  let r = { httpOnly: undefined, sameSite: undefined };
  let s = false;
  let t = true;
  let m = 2;
  p.sameSite = 'none';
  try {
    r.sameSite = 'strict';
    if (t && s) throw new Error('no');
    for (let i = 0; i < 1; i++) {
      p = r;
      t = m > 2;
      t = p.secure;
    }
  }
  catch {
    r.sameSite = 'lax';
  }
  res.cookie('sid', 'v', p);
  s = req.query.b;
  t = req.query.a;
  const later1 = () => {
    delete r.httpOnly;
  };
  s = req.query.a;
  if (!process.env.FLAG) later1();
  res.cookie('token', 'v', q);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...c, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
