const app = require('express')();
let a = { httpOnly: false, sameSite: undefined };
let b = {};
let c = { httpOnly: true, sameSite: 'none' };
let x = true;
let y = false;
let n = 1;
const list = [];
function f0(o, v = false) {
  c.secure = true;
  list.push(b);
  list[0].sameSite = 'lax';
  return { ...c, sameSite: 'lax' };
}
function f1(o, v = false) {
  delete a.httpOnly;
  o.sameSite ??= undefined;
  n = n > 2 ? 0 : n + 1;
  return o;
}
for (let i = 0; i < 1; i++) {
  a.secure = y;
}
b.secure = x;
app.get('/', (req, res) => {
  let p = { httpOnly: true, sameSite: 'lax' };
  let q = { secure: false, httpOnly: undefined };
  let r = { httpOnly: true };
  let s = true;
  let t = false;
  let m = 0;
  q = s ? q : p;
  delete p.secure;
  res.cookie('token', 'v', b);
  r.secure ??= undefined;
  s = t && s;
  label0: {
    r.secure = process.env.NODE_ENV === 'production';
    s = req.query.b;
  }
  res.cookie('token', 'v', c);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...b, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
