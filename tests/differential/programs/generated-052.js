const app = require('express')();
let a = { secure: true };
let b = { secure: false };
let c = { sameSite: 'strict' };
let x = false;
let y = false;
let n = 0;
const list = [];
for (let each of [a, a]) {
  const later0 = () => {
    each.sameSite &&= 'lax';
  };
  a.httpOnly = x;
  later0();
  x = x;
}
for (let i = 0; i < 2; i++) {
  if (a.httpOnly) {
    n++;
  }
  else {
    {
      const holder = { inner: a };
      holder.inner.secure = undefined;
      holder.inner = c;
      holder.inner.secure = undefined;
    }
    n = n > 2 ? 0 : n + 1;
  }
  a.sameSite ||= 'lax';
}
delete a.secure;
app.get('/', (req, res) => {
  let p = { secure: true, httpOnly: true, sameSite: 'strict' };
  let q = { httpOnly: false };
  let r = { secure: true, httpOnly: false };
  let s = false;
  let t = false;
  let m = 1;
  const later1 = () => {
    m++;
    p = { ...p };
  };
  ;[r, r][1].secure = false;
  if (req.query.a) later1();
  res.cookie('token', 'v', r);
  if (t && t) {
    if (q.httpOnly) {
      s = !s;
      delete r.sameSite;
    }
  }
  res.cookie('sid', 'v', b);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...a, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
