const app = require('express')();
let a = { httpOnly: true, sameSite: 'none' };
let b = { httpOnly: true };
let c = { secure: false, httpOnly: true };
let x = false;
let y = false;
let n = 1;
const list = [];
function f0(o, v = false) {
  x = n > 1;
  label0: {
    switch (n) {
      case 2:
        delete o.httpOnly;
    }
    label1: {
      b.secure = true;
      a = { httpOnly: y };
    }
  }
  o = y && x ? o : c;
  return o;
}
app.get('/', (req, res) => {
  let p = { httpOnly: false, sameSite: undefined };
  let q = { secure: false, httpOnly: false };
  let r = { secure: undefined, httpOnly: true };
  let s = false;
  let t = true;
  let m = 1;
  try {
    for (const [key, value] of Object.entries(r)) r[key] = value;
    if (s) throw new Error('no');
    label2: {
      t = !t;
      delete p.httpOnly;
      q.secure &&= false;
    }
  }
  catch {
    p.sameSite = undefined;
  }
  finally {
    {
      const holder = { inner: r };
      holder.inner.sameSite = undefined;
      holder.inner.secure = undefined;
    }
  }
  res.cookie('sid', 'v', b);
  if (req.query.b) {
    t = !t;
    p.sameSite = 'strict';
  }
  else {
    delete q.secure;
    if (req.query.a) {
      m += 2;
    }
  }
  res.cookie('sid', 'v', a);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...b, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
