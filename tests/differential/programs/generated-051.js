const app = require('express')();
let a = {};
let b = {};
let c = { secure: false, sameSite: 'lax' };
let x = false;
let y = false;
let n = 2;
const list = [];
function f0(o, v = x) {
  list.push(c);
  list.pop().secure = undefined;
  return o;
}
function f1(o, v = true) {
  b.httpOnly = 'httpOnly' in b;
  for (let i = 0; i < 0; i++) {
    v = y && y;
    Object.assign(b, b);
  }
  b = { ...a, httpOnly: v };
  return o;
}
const later0 = () => {
  delete b.httpOnly;
  try {
    {
      const holder = { inner: b };
      holder.inner.httpOnly = true;
      holder.inner = b;
      holder.inner.secure = undefined;
    }
    if ('httpOnly' in a) throw new Error('no');
    delete c.httpOnly;
  }
  catch {
    a = n > 1 ? a : b;
  }
  finally {
    Object.assign(b, a);
  }
};
list.push(c);
list[0].httpOnly = false;
later0();
app.get('/', (req, res) => {
  let p = { secure: false, sameSite: 'strict' };
  let q = { secure: false, httpOnly: true, sameSite: 'lax' };
  let r = { httpOnly: true, sameSite: 'lax' };
  let s = true;
  let t = true;
  let m = 2;
  for (let i = 0; i < 2; i++) {
    delete q.httpOnly;
  }
  res.cookie('sid', 'v', p);
  for (let i = 0; i < 1; i++) {
    if ('secure' in r) {
      Object.assign(r, p);
      p.secure = t;
      break;
    }
    else {
      delete r.secure;
      t = r.httpOnly;
    }
    const later1 = () => {
      t = m > 0;
      p.httpOnly = false;
    };
    q.secure = true;
    later1();
  }
  res.cookie('token', 'v', a);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...c, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
