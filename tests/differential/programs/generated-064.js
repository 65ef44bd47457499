const app = require('express')();
let a = { httpOnly: true };
let b = {};
let c = {};
let x = false;
let y = false;
let n = 1;
const list = [];
function f0(o, v = true) {
  if (process.env.NODE_ENV === 'production') {
    a = process.env.MODE === 'open' ? b : b;
  }
  try {
    for (let each of [a, b]) {
      c.httpOnly = true;
      y = x && v;
    }
    v = v && x;
  }
  catch {
    try {
      c.httpOnly &&= undefined;
      delete c.sameSite;
    }
    catch {
      a.sameSite ??= 'lax';
    }
  }
  a.sameSite &&= undefined;
  return { ...b, secure: v };
}
function f1(o, v = false) {
  if (n > 0) {
    a.httpOnly = v;
    label0: {
      a.sameSite = 'strict';
      {
        const holder = { inner: o };
        holder.inner.sameSite = 'strict';
        holder.inner.secure = false;
      }
    }
  }
  list.push(o);
  list[0].secure = false;
  x = b.sameSite;
  return { ...o };
}
c.sameSite = 'strict';
app.get('/', (req, res) => {
  let p = { secure: false, sameSite: undefined };
  let q = { secure: true, httpOnly: undefined, sameSite: 'lax' };
  let r = { secure: true, httpOnly: true };
  let s = true;
  let t = true;
  let m = 1;
  q.sameSite = undefined;
  t = 'httpOnly' in r;
  r = p;
  res.cookie('sid', 'v', p);
  p.sameSite = undefined;
  res.cookie('token', 'v', p);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...b, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
