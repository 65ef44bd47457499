const app = require('express')();
let a = { secure: false, sameSite: undefined };
let b = { httpOnly: false };
let c = { secure: false, httpOnly: false, sameSite: 'none' };
let x = false;
let y = true;
let n = 2;
const list = [];
function f0(o, v = true) {
  o = b;
  return o;
}
function f1(o, v = x) {
  switch (String(v)) {
    case 'false':
      list.push(b);
      list.pop().secure = false;
    default:
      if (!process.env.FLAG) {
        list.push(c);
        list.pop().httpOnly = true;
        return v;
      }
      break;
  }
  return { ...o };
}
for (let i = 0; i < 1; i++) {
  if (n > 2) {
    a.secure = y;
    continue;
  }
}
c.httpOnly = y;
x = x && x;
app.get('/', (req, res) => {
  let p = { secure: true };
  let q = { secure: true, httpOnly: true, sameSite: 'lax' };
  let r = { secure: undefined, httpOnly: true };
  let s = true;
  let t = true;
  let m = 1;
  f1(q, req.query.a);
  res.cookie('token', 'v', r);
  c.httpOnly = s;
  res.cookie('token', 'v', q);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...b, secure: x, path: '/' + n });
  res.end();
});
app.get('/1', (req, res) => {
  let p = { secure: true, sameSite: 'strict' };
  let q = { httpOnly: false };
  let r = {};
  let s = false;
  let t = true;
  let m = 1;
  t = req.query.b;
  a.secure ??= false;
  res.cookie('sid', 'v', c);
  delete a.httpOnly;
  res.cookie('sid', 'v', r);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...c, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
