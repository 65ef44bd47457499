const app = require('express')();
let a = { secure: false };
let b = { httpOnly: undefined, sameSite: 'lax' };
let c = { secure: false, httpOnly: undefined };
let x = true;
let y = false;
let n = 0;
const list = [];
app.get('/', (req, res) => {
  let p = { httpOnly: false };
  let q = { httpOnly: undefined };
  let r = { secure: true, httpOnly: true, sameSite: 'strict' };
  let s = false;
  let t = true;
  let m = 0;
  Object.assign(b, p);
  res.cookie('token', 'v', c);
  p.secure = req.query.a;
  res.cookie('sid', 'v', p);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...b, secure: x, path: '/' + n });
  res.end();
});
app.get('/1', (req, res) => {
  let p = { httpOnly: true };
  let q = { httpOnly: true, sameSite: 'lax' };
  let r = { httpOnly: true };
  let s = true;
  let t = false;
  let m = 0;
  switch (s) {
    case false:
      delete r.secure;
      break;
  }
  p = 'sameSite' in a ? b : p;
  res.cookie('sid', 'v', q);
  for (const key in b) c[key] = b[key];
  for (let each of [b, a]) {
    try {
      {
        const holder = { inner: p };
        holder.inner.httpOnly = true;
        holder.inner.secure = false;
      }
      if ('sameSite' in a) throw new Error('no');
      {
        const holder = { inner: each };
        holder.inner.sameSite = 'none';
        holder.inner.secure = true;
      }
    }
    catch {
      Object.assign(p, q);
    }
  }
  res.cookie('sid', 'v', c);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...b, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
