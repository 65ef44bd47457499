const app = require('express')();
let a = { httpOnly: true };
let b = { httpOnly: undefined };
let c = { httpOnly: true, sameSite: 'none' };
let x = true;
let y = true;
let n = 0;
const list = [];
function f0(o, v = x) {
  v = !v;
  return { ...a, httpOnly: undefined };
}
if (y) {
  delete b.sameSite;
  y = !y;
}
if (n > 3) {
  try {
    {
      const holder = { inner: a };
      holder.inner.sameSite = 'strict';
      holder.inner.secure = true;
    }
    if (n > 0) throw new Error('no');
    b.sameSite = undefined;
  }
  catch {
    c.sameSite = undefined;
  }
}
app.get('/', (req, res) => {
  let p = { sameSite: 'strict' };
  let q = { httpOnly: false };
  let r = { secure: true, httpOnly: undefined };
  let s = true;
  let t = true;
  let m = 0;
  q.httpOnly = s;
  res.cookie('sid', 'v', c);
  q.secure = false;
  res.cookie('token', 'v', b);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...c, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
