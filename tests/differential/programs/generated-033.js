const app = require('express')();
let a = { sameSite: undefined };
let b = { httpOnly: undefined, sameSite: 'none' };
let c = { httpOnly: undefined, sameSite: 'none' };
let x = true;
let y = false;
let n = 1;
const list = [];
function f0(o, v = false) {
  n += 2;
  if (process.env.MODE === 'open') {
    for (const key of ['secure', 'httpOnly']) a[key] = v;
    n += 2;
  }
  if ('sameSite' in o) {
    o.secure = x;
    o.sameSite = undefined;
  }
  else {
    try {
      a = c;
      if (y) throw new Error('no');
      b.secure = c.sameSite;
    }
    catch {
      delete b.secure;
    }
  }
  return { ...o };
}
function f1(o, v = true) {
  c.secure ??= undefined;
  return { ...b, sameSite: 'none' };
}
a = { httpOnly: y };
const later0 = () => {
  n = n > 2 ? 0 : n + 1;
};
Object.assign(a, a);
later0();
app.get('/', (req, res) => {
  let p = { httpOnly: false };
  let q = { sameSite: undefined };
  let r = { httpOnly: true };
  let s = true;
  let t = true;
  let m = 2;
  if (req.query.a) {
    if (req.query.b) {
      {
        const holder = { inner: r };
        holder.inner.httpOnly = true;
        holder.inner.secure = true;
      }
    }
    for (let i = 0; i < 3; i++) {
      q.httpOnly = undefined;
      m = m > 2 ? 0 : m + 1;
      s = t && t;
    }
  }
  Object.assign(r, p);
  if (t) {
    Object.keys(r).forEach((key) => { r[key] = key === 'sameSite' ? 'lax' : !r[key]; });
    delete p.sameSite;
  }
  else {
    q = q;
  }
  if (req.query.b) return res.end();
  res.cookie('sid', 'v', b);
  if (s) {
    for (let each of [r, r]) {
      q.httpOnly = undefined;
    }
  }
  else {
    r.sameSite = 'strict';
    q.sameSite = 'none';
  }
  if (!s) {
    ;[r, p][0].sameSite = 'strict';
    for (const [key, value] of Object.entries(q)) q[key] = value;
  }
  else {
    label1: {
      p.secure = true;
      q.sameSite &&= 'lax';
      p.httpOnly ||= false;
    }
  }
  ;[q, r][1].sameSite = undefined;
  res.cookie('sid', 'v', p);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...c, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
