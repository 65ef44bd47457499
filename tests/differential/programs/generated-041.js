const app = require('express')();
let a = { httpOnly: true };
let b = { secure: undefined };
let c = { secure: false, httpOnly: false };
let x = false;
let y = true;
let n = 2;
const list = [];
function f0(o, v = x) {
  x = process.env.MODE === 'open';
  return o;
}
function f1(o, v = x) {
  v = n > 3;
  o.sameSite = undefined;
  n += 2;
  return o;
}
a = { sameSite: undefined };
app.get('/', (req, res) => {
  let p = { sameSite: 'lax' };
  let q = { secure: false, httpOnly: false, sameSite: 'lax' };
  let r = { secure: true, httpOnly: false };
  let s = true;
  let t = true;
  let m = 0;
  for (let each of [p, r]) {
    label0: {
      r.sameSite = 'strict';
      r = { secure: true };
    }
    t = req.query.b;
  }
  s = r.httpOnly;
  p = { sameSite: undefined };
  res.cookie('sid', 'v', r);
  ;[q, q][1].httpOnly = true;
  t = req.query.a;
  {
    const holder = { inner: r };
    holder.inner.sameSite = 'strict';
    holder.inner = r;
    holder.inner.secure = true;
  }
  res.cookie('sid', 'v', p);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...b, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
