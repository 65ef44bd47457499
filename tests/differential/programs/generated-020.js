const app = require('express')();
let a = { secure: false };
let b = { secure: true, httpOnly: true };
let c = { secure: true };
let x = true;
let y = true;
let n = 0;
const list = [];
app.get('/', (req, res) => {
  let p = { httpOnly: false };
  let q = { httpOnly: undefined };
  let r = { sameSite: undefined };
  let s = false;
  let t = true;
  let m = 0;
  label0: {
    try {
      p.sameSite = undefined;
      if (!s) throw new Error('no');
      t = !t;
    }
    catch {
      t = t;
    }
    for (let i = 0; i < 3; i++) {
      q.httpOnly ||= false;
    }
    m += 2;
  }
  for (let each of [r, p]) {
    if (r.secure) {
      m++;
      m = m > 2 ? 0 : m + 1;
    }
    const later1 = () => {
      t = req.query.a;
      r.httpOnly = true;
    };
    p = { ...p };
    if (req.query.a) later1();
  }
  q.sameSite &&= 'none';
  if (req.query.b) return res.end();
  res.cookie('token', 'v', r);
  try {
    switch (m) {
      case 0:
        t = q.httpOnly;
      case 1:
        {
          const holder = { inner: r };
          holder.inner.httpOnly = true;
          holder.inner.secure = false;
        }
        break;
    }
    for (let each of [r, q]) {
      p = s && t ? each : r;
      r.secure ??= false;
    }
  }
  catch {
    if (!t) {
      s = req.query.b;
    }
  }
  finally {
    t = req.query.b;
  }
  if (s) {
    if (process.env.NODE_ENV === 'production') {
      q.sameSite = 'strict';
    }
    delete r.secure;
  }
  res.cookie('token', 'v', p);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...a, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
