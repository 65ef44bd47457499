const app = require('express')();
let a = { httpOnly: undefined };
let b = { secure: false };
let c = {};
let x = false;
let y = false;
let n = 2;
const list = [];
function f0(o, v = true) {
  for (let i = 0; i < 1; i++) {
    const later0 = () => {
      Object.assign(a, { httpOnly: true });
    };
    b.sameSite = 'none';
    later0();
  }
  return { ...a, secure: true };
}
function f1(o, v = true) {
  o.secure = y;
  return v;
}
for (let i = 0; i < 2; i++) {
  label1: {
    y = n > 0;
    {
      const holder = { inner: b };
      holder.inner.sameSite = undefined;
      holder.inner = a;
      holder.inner.secure = true;
    }
  }
  const later2 = () => {
    list.push(b);
    list.pop().sameSite = 'lax';
  };
  a.sameSite ??= undefined;
  if (y) later2();
  list.push(b);
  list.pop().httpOnly = true;
}
delete c.secure;
app.get('/', (req, res) => {
  let p = { httpOnly: true };
  let q = { secure: true, sameSite: 'lax' };
  let r = { sameSite: 'lax' };
  let s = true;
  let t = false;
  let m = 1;
  const later3 = () => {
    delete r.sameSite;
    r.sameSite ||= 'strict';
  };
  m++;
  later3();
  q = { ...r };
  for (let i = 0; i < 0; i++) {
    delete q.httpOnly;
    const later4 = () => {
      q = q;
    };
    p.sameSite = 'strict';
    later4();
    try {
      t = req.query.b;
      if (s) throw new Error('no');
      Object.assign(r, { sameSite: 'lax' });
    }
    catch {
      q = r;
    }
  }
  res.cookie('token', 'v', b);
  q.httpOnly = !t;
  for (let each of [r, r]) {
    const later5 = () => {
      r.httpOnly &&= false;
    };
    Object.assign(each, r);
    later5();
  }
  m++;
  res.cookie('token', 'v', b);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...b, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
