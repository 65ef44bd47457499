const app = require('express')();
let a = { httpOnly: true, sameSite: 'strict' };
let b = { secure: true, httpOnly: undefined };
let c = { httpOnly: undefined, sameSite: 'none' };
let x = true;
let y = true;
let n = 2;
const list = [];
function f0(o, v = false) {
  void [c, o].forEach((each, v, o) => {
    list.push(b);
    list.pop().sameSite = 'strict';
  });
  b.secure = true;
  return v;
}
function f1(o, v = x) {
  if (process.env.MODE === 'open') {
    const later0 = () => {
      y = b.httpOnly;
      o = o;
    };
    b.secure &&= true;
    later0();
    if (v) {
      n = n > 2 ? 0 : n + 1;
      c = { ...o };
    }
    else {
      list.push(o);
      list.pop().sameSite = undefined;
      n++;
    }
  }
  c.secure &&= false;
  return { ...b, sameSite: undefined };
}
app.get('/', (req, res) => {
  let p = { secure: undefined };
  let q = { secure: false };
  let r = { secure: false };
  let s = true;
  let t = false;
  let m = 0;
  if (q.sameSite) {
    if (req.query.a) {
      p.httpOnly = p.httpOnly;
    }
  }
  else {
    q.sameSite = 'lax';
    p = req.query.a ? r : r;
  }
  const later1 = () => {
    if (req.query.a) {
      q.secure = undefined;
    }
    else {
      s = m > 0;
    }
  };
  Object.assign(q, { sameSite: undefined });
  later1();
  res.cookie('sid', 'v', q);
  r.sameSite = 'none';
  for (const [key, value] of Object.entries(p)) p[key] = value;
  if (req.query.b) return res.end();
  res.cookie('sid', 'v', p);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...c, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
