const app = require('express')();
let a = {};
let b = { secure: false, httpOnly: true };
let c = {};
let x = false;
let y = true;
let n = 0;
const list = [];
function f0(o, v = x) {
  b = 'secure' in a ? o : a;
  {
    const holder = { inner: a };
    holder.inner.httpOnly = undefined;
    holder.inner.secure = true;
  }
  return v;
}
x = process.env.NODE_ENV === 'production';
delete c.sameSite;
app.get('/', (req, res) => {
  let p = { secure: false, httpOnly: false };
  let q = { secure: true };
  let r = { httpOnly: false };
  let s = false;
  let t = false;
  let m = 1;
  r = r;
  p.sameSite = undefined;
  r = q;
  res.cookie('sid', 'v', p);
  const later0 = () => {
    t = !t;
  };
  r.secure = false;
  later0();
  ;[q, p][1].httpOnly = false;
  r.httpOnly &&= false;
  res.cookie('token', 'v', r);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...b, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
