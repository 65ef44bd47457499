const app = require('express')();
let a = { secure: undefined, sameSite: 'none' };
let b = { secure: false, httpOnly: false };
let c = { httpOnly: true };
let x = true;
let y = true;
let n = 1;
const list = [];
function f0(o, v = true) {
  n += 2;
  return o;
}
function f1(o, v = x) {
  list.push(b);
  list[0].sameSite = 'strict';
  if (n > 1) {
    delete a.sameSite;
    return v;
  }
  else {
    for (let i = 0; i < 1; i++) {
      v = n > 1;
    }
    for (let each of [c, c]) {
      x = !x;
    }
  }
  switch (String(y)) {
    case 'false':
      for (let i = 0; i < 0; i++) {
        {
          const holder = { inner: b };
          holder.inner.httpOnly = true;
          holder.inner.secure = true;
        }
        {
          const holder = { inner: a };
          holder.inner.httpOnly = undefined;
          holder.inner = c;
          holder.inner.secure = true;
        }
        {
          const holder = { inner: o };
          holder.inner.sameSite = undefined;
          holder.inner.secure = undefined;
        }
      }
      break;
  }
  return o;
}
switch (n) {
  case 0:
    f0(b);
    break;
  case 1:
    for (let i = 0; i < 1; i++) {
      y = process.env.NODE_ENV === 'production';
      x = y;
      list.push(b);
      list[0].httpOnly = true;
    }
  default:
    label0: {
      Object.assign(c, b);
      y = 'secure' in a;
    }
    break;
}
app.get('/', (req, res) => {
  let p = { httpOnly: false };
  let q = { httpOnly: false, sameSite: 'none' };
  let r = { secure: false, httpOnly: undefined };
  let s = true;
  let t = false;
  let m = 2;
  {
    const holder = { inner: b };
    holder.inner.httpOnly = false;
    holder.inner.secure = true;
  }
  const later1 = () => {
    t = !t;
    t = !t;
  };
  p.secure = t;
  if (t && t) later1();
  t = s;
  res.cookie('sid', 'v', q);
  s = 'sameSite' in r;
  if (req.query.a) {
    switch (t) {
      case true:
        q.secure ??= true;
        break;
      case false:
        t = !t;
        break;
    }
    s = !s;
  }
  else {
    try {
      delete r.httpOnly;
      if (req.query.a) throw new Error('no');
      c = !s ? p : a;
    }
    catch {
      c = a;
    }
    c.sameSite ??= 'lax';
  }
  if ('secure' in r) {
    q.sameSite = 'none';
    list.push(c);
    list[list.length - 1].httpOnly = true;
  }
  res.cookie('sid', 'v', b);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...c, secure: x, path: '/' + n });
  res.end();
});
app.get('/1', (req, res) => {
  let p = {};
  let q = { secure: true };
  let r = { secure: true, sameSite: 'lax' };
  let s = false;
  let t = true;
  let m = 2;
  delete a.httpOnly;
  res.cookie('token', 'v', r);
  if (t) {
    for (let i = 0; i < 0; i++) {
      r = { ...p };
      list.push(a);
      list[0].sameSite = 'none';
    }
    if (s) {
      list.push(q);
      list[0].httpOnly = false;
      delete r.sameSite;
    }
    else {
      a.httpOnly &&= false;
      r = { ...a };
    }
  }
  else {
    try {
      s = !t;
      s = m > 0;
    }
    catch {
      t = process.env.NODE_ENV === 'production';
    }
  }
  {
    const holder = { inner: c };
    holder.inner.sameSite = 'strict';
    holder.inner.secure = false;
  }
  label2: {
    for (let each of [c, q]) {
      p.sameSite &&= 'strict';
    }
    b.sameSite ??= 'lax';
  }
  res.cookie('token', 'v', q);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...c, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
