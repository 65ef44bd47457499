const app = require('express')();
let a = { httpOnly: false };
let b = { secure: false };
let c = { httpOnly: true, sameSite: undefined };
let x = false;
let y = true;
let n = 2;
const list = [];
function f0(o, v = x) {
  try {
    for (let each of [a, a]) {
      b.httpOnly = y;
      n += 2;
    }
    if (process.env.MODE === 'open') throw new Error('no');
    label0: {
      {
        const holder = { inner: a };
        holder.inner.httpOnly = undefined;
        holder.inner = c;
        holder.inner.secure = true;
      }
      {
        const holder = { inner: a };
        holder.inner.httpOnly = true;
        holder.inner = a;
        holder.inner.secure = true;
      }
    }
  }
  catch {
    x = !x;
  }
  a.sameSite &&= undefined;
  b.sameSite ||= 'lax';
  return v;
}
function f1(o, v = true) {
  delete b.httpOnly;
  switch (String(v)) {
    case 'true':
      if (o.secure) {
        delete a.httpOnly;
      }
      break;
    case 'false':
      delete c.httpOnly;
      break;
  }
  return { ...o };
}
app.get('/', (req, res) => {
  let p = { httpOnly: true };
  let q = { secure: true, sameSite: 'lax' };
  let r = { secure: true, httpOnly: true, sameSite: 'none' };
  let s = true;
  let t = true;
  let m = 2;
  if ('secure' in q) {
    delete p.sameSite;
  }
  res.cookie('token', 'v', a);
  s = t;
  res.cookie('token', 'v', a);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...c, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
