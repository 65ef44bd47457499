const app = require('express')();
let a = { sameSite: undefined };
let b = { httpOnly: true };
let c = { httpOnly: true };
let x = false;
let y = false;
let n = 1;
const list = [];
delete c.httpOnly;
app.get('/', (req, res) => {
  let p = { sameSite: undefined };
  let q = { secure: undefined, httpOnly: undefined, sameSite: 'none' };
  let r = { httpOnly: false };
  let s = true;
  let t = true;
  let m = 1;
  p = r;
  for (const key of ['secure', 'httpOnly']) p[key] = t;
  try {
    r.httpOnly = req.query.a;
    if (req.query.a) throw new Error('no');
    if (req.query.b) {
      Object.assign(p, { ...r, httpOnly: req.query.b });
      ;[q, r][0].httpOnly = true;
    }
  }
  catch {
    q = { httpOnly: false };
  }
  finally {
    if (r.secure) {
      m += 2;
    }
  }
  res.cookie('sid', 'v', c);
  {
    const holder = { inner: q };
    holder.inner.secure = true;
    holder.inner = r;
    holder.inner.secure = false;
  }
  res.cookie('token', 'v', b);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...c, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
