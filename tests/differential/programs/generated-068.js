const app = require('express')();
let a = { secure: false, httpOnly: true };
let b = { httpOnly: false };
let c = {};
let x = true;
let y = true;
let n = 0;
const list = [];
app.get('/', (req, res) => {
  let p = { httpOnly: false };
  let q = { secure: true, sameSite: 'none' };
  let r = {};
  let s = true;
  let t = false;
  let m = 0;
  const later0 = () => {
    if (req.query.b) {
      q.sameSite = 'none';
      delete q.secure;
    }
    void [r, r].forEach((each, v, o) => {
      each = { ...r };
    });
  };
  r = !t ? p : q;
  later0();
  res.cookie('sid', 'v', p);
  r = process.env.MODE === 'open' ? p : p;
  for (let i = 0; i < 1; i++) {
    {
      const holder = { inner: q };
      holder.inner.sameSite = 'strict';
      holder.inner = q;
      holder.inner.secure = false;
    }
    t = !t;
    try {
      r.sameSite ??= undefined;
      if (req.query.b) throw new Error('no');
      {
        const holder = { inner: p };
        holder.inner.secure = true;
        holder.inner = r;
        holder.inner.secure = false;
      }
    }
    catch {
      Object.assign(r, r);
    }
  }
  const later1 = () => {
    delete r.secure;
  };
  s = !s;
  later1();
  res.cookie('sid', 'v', p);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...a, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
