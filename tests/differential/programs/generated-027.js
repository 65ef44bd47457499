const app = require('express')();
let a = { httpOnly: true, sameSite: undefined };
let b = { secure: true, sameSite: 'strict' };
let c = { secure: false };
let x = false;
let y = false;
let n = 2;
const list = [];
function f0(o, v = x) {
  {
    const holder = { inner: c };
    holder.inner.secure = undefined;
    holder.inner.secure = true;
  }
  return v;
}
app.get('/', (req, res) => {
  let p = { secure: undefined, sameSite: 'lax' };
  let q = { httpOnly: undefined, sameSite: 'lax' };
  let r = { secure: undefined };
  let s = true;
  let t = false;
  let m = 0;
  p.sameSite = 'strict';
  void [r, q].forEach((each, v, o) => {
    {
      const holder = { inner: q };
      holder.inner.sameSite = 'strict';
      holder.inner.secure = false;
    }
    q.sameSite = 'strict';
  });
  if (req.query.a) return res.end();
  res.cookie('token', 'v', q);
  p.httpOnly ||= true;
  res.cookie('token', 'v', a);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...b, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
