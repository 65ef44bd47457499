const app = require('express')();
let a = { sameSite: undefined };
let b = { secure: undefined, sameSite: undefined };
let c = { sameSite: 'strict' };
let x = true;
let y = false;
let n = 2;
const list = [];
app.get('/', (req, res) => {
  let p = { secure: true, httpOnly: false, sameSite: 'lax' };
  let q = { secure: false, sameSite: 'lax' };
  let r = { httpOnly: undefined };
  let s = false;
  let t = true;
  let m = 2;
  if (m > 2) {
    ;[p, r][1].httpOnly = undefined;
  }
  res.cookie('token', 'v', a);
  {
    const holder = { inner: r };
    holder.inner.sameSite = 'lax';
    holder.inner = p;
    holder.inner.secure = true;
  }
  res.cookie('token', 'v', c);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...b, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
