const app = require('express')();
let a = { secure: false, httpOnly: true };
let b = { sameSite: 'none' };
let c = { secure: true, httpOnly: true };
let x = true;
let y = true;
let n = 0;
const list = [];
a.secure = false;
label0: {
  c.secure = y;
  a.sameSite = 'lax';
  list.push(c);
  list.pop().secure = false;
}
app.get('/', (req, res) => {
  let p = { secure: false };
  let q = { sameSite: undefined };
  let r = {};
  let s = true;
  let t = true;
  let m = 2;
  {
    const holder = { inner: q };
    holder.inner.secure = false;
    holder.inner.secure = true;
  }
  if (req.query.a) {
    r = s && t ? r : p;
  }
  s = !s;
  res.cookie('token', 'v', b);
  t = q.secure;
  try {
    {
      const holder = { inner: q };
      holder.inner.secure = false;
      holder.inner.secure = false;
    }
    if (t) throw new Error('no');
    ;[r, p][0].sameSite = undefined;
  }
  catch {
    delete q.httpOnly;
  }
  if (req.query.a) return res.end();
  res.cookie('sid', 'v', r);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...a, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
