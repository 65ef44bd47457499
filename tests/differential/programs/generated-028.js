const app = require('express')();
let a = { secure: undefined, sameSite: 'none' };
let b = { secure: false, httpOnly: false };
let c = { httpOnly: true };
let x = true;
let y = true;
let n = 1;
const list = [];
function f0(o, v = true) {
  n += 2;
  return o;
}
function f1(o, v = x) {
  list.push(b);
  list[0].sameSite = 'strict';
  if (n > 1) {
    delete a.sameSite;
    return v;
  }
  else {
    for (let i = 0; i < 1; i++) {
      v = n > 1;
    }
    for (let each of [c, c]) {
      x = !x;
    }
  }
  switch (String(y)) {
    case 'false':
      for (let i = 0; i < 0; i++) {
        {
          const holder = { inner: b };
          holder.inner.httpOnly = true;
          holder.inner.secure = true;
        }
        {
          const holder = { inner: a };
          holder.inner.httpOnly = undefined;
          holder.inner = c;
          holder.inner.secure = true;
        }
        {
          const holder = { inner: o };
          holder.inner.sameSite = undefined;
          holder.inner.secure = undefined;
        }
      }
      break;
  }
  return o;
}
switch (n) {
  case 0:
    y = Boolean(f1(b, n > 3));
    break;
  case 1:
    y = process.env.MODE === 'open';
  default:
    list.push(a);
    list[list.length - 1].sameSite = 'strict';
}
app.get('/', (req, res) => {
  let p = { secure: false, sameSite: 'strict' };
  let q = { secure: true, httpOnly: true };
  let r = { httpOnly: false };
  let s = false;
  let t = true;
  let m = 1;
  list.push(c);
  list[list.length - 1].sameSite = 'strict';
  p = req.query.b ? p : c;
  res.cookie('token', 'v', p);
  if (req.query.a) {
    if (req.query.b) {
      t = m > 3;
      delete c.secure;
    }
    else {
      p = { secure: false };
    }
  }
  else {
    b.secure ||= true;
  }
  r = { ...f1(p) };
  res.cookie('token', 'v', p);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...b, secure: x, path: '/' + n });
  res.end();
});
app.get('/1', (req, res) => {
  let p = { secure: true, httpOnly: undefined, sameSite: 'lax' };
  let q = { sameSite: 'none' };
  let r = { httpOnly: true };
  let s = false;
  let t = true;
  let m = 0;
  {
    const holder = { inner: a };
    holder.inner.sameSite = 'none';
    holder.inner.secure = false;
  }
  try {
    b.httpOnly ||= false;
    for (let each of [c, a]) {
      b.httpOnly = true;
    }
  }
  catch {
    a.secure = p.sameSite;
  }
  if (req.query.a) return res.end();
  res.cookie('sid', 'v', b);
  t = req.query.a;
  res.cookie('token', 'v', a);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...c, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
