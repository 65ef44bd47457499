const app = require('express')();
let a = { secure: false, sameSite: 'none' };
let b = { httpOnly: true, sameSite: 'lax' };
let c = { secure: false, sameSite: 'strict' };
let x = true;
let y = true;
let n = 0;
const list = [];
app.get('/', (req, res) => {
  let p = { httpOnly: true, sameSite: 'strict' };
  let q = { httpOnly: true };
  let r = { sameSite: 'none' };
  let s = true;
  let t = true;
  let m = 2;
  const later0 = () => {
    s = req.query.b;
  };
  m++;
  if (req.query.a) later0();
  label1: {
    const later2 = () => {
      list.push(q);
      list[0].sameSite = undefined;
    };
    {
      const holder = { inner: q };
      holder.inner.secure = undefined;
      holder.inner = p;
      holder.inner.secure = false;
    }
    later2();
    t = !t;
  }
  res.cookie('sid', 'v', c);
  s = q.sameSite;
  if (s) {
    r.secure = false;
  }
  if (s && t) {
    for (const key of ['secure', 'httpOnly']) r[key] = true;
  }
  res.cookie('sid', 'v', c);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...c, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
