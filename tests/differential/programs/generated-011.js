const app = require('express')();
let a = { httpOnly: undefined, sameSite: 'lax' };
let b = { httpOnly: false, sameSite: undefined };
let c = { secure: true, httpOnly: false };
let x = false;
let y = true;
let n = 1;
const list = [];
c.httpOnly = !process.env.FLAG;
try {
  {
    const holder = { inner: a };
    holder.inner.sameSite = undefined;
    holder.inner.secure = true;
  }
  if (c.httpOnly) throw new Error('no');
  c.sameSite = 'none';
}
catch {
  Object.keys(c).forEach((key) => { c[key] = key === 'sameSite' ? 'lax' : !c[key]; });
}
finally {
  const later0 = () => {
    y = 'secure' in a;
  };
  b.secure &&= true;
  if ('httpOnly' in a) later0();
}
delete a.secure;
app.get('/', (req, res) => {
  let p = { httpOnly: undefined, sameSite: undefined };
  let q = { secure: false, httpOnly: true, sameSite: 'none' };
  let r = { secure: true, httpOnly: false, sameSite: 'none' };
  let s = true;
  let t = true;
  let m = 2;
  switch (s) {
    case true:
      c.httpOnly = true;
      break;
    case false:
      void [r, p].forEach((each, v, o) => {
        b.sameSite = 'none';
        m = m > 2 ? 0 : m + 1;
      });
      break;
    default:
      t = m > 1;
      break;
  }
  m += 2;
  if (t) {
    a.secure = undefined;
  }
  res.cookie('token', 'v', q);
  Object.keys(r).forEach((key) => { c[key] = key === 'sameSite' ? 'lax' : !c[key]; });
  Object.keys(b).forEach((key) => { b[key] = key === 'sameSite' ? 'lax' : !b[key]; });
  res.cookie('token', 'v', p);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...a, secure: x, path: '/' + n });
  res.end();
});
app.get('/1', (req, res) => {
  let p = { secure: true };
  let q = {};
  let r = { secure: true, sameSite: 'lax' };
  let s = true;
  let t = true;
  let m = 0;
  {
    const holder = { inner: b };
    holder.inner.httpOnly = true;
    holder.inner.secure = false;
  }
  delete p.httpOnly;
  res.cookie('token', 'v', q);
  label1: {
    if (!s) {
      b = q.httpOnly ? a : c;
      delete q.secure;
    }
    else {
      p.sameSite ||= 'none';
      m++;
    }
    r.secure &&= undefined;
  }
  res.cookie('sid', 'v', q);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...b, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
