const app = require('express')();
let a = { secure: undefined, httpOnly: true, sameSite: 'strict' };
let b = {};
let c = { secure: true, httpOnly: undefined };
let x = false;
let y = true;
let n = 1;
const list = [];
a.secure = y;
if (process.env.NODE_ENV === 'production') {
  for (let i = 0; i < 2; i++) {
    b = !y ? a : a;
  }
}
list.push(c);
list[0].httpOnly = true;
app.get('/', (req, res) => {
  let p = { secure: false, httpOnly: true, sameSite: 'none' };
  let q = { secure: false };
  let r = { secure: undefined, httpOnly: true };
  let s = true;
  let t = true;
  let m = 2;
  delete q.sameSite;
  for (const key of ['secure', 'httpOnly']) p[key] = s;
  Object.assign(p, p);
  res.cookie('token', 'v', a);
  {
    const holder = { inner: q };
    holder.inner.secure = false;
    holder.inner = p;
    holder.inner.secure = false;
  }
  res.cookie('token', 'v', a);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...b, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
