const app = require('express')();
let a = { sameSite: 'none' };
let b = { httpOnly: undefined, sameSite: 'strict' };
let c = { secure: false, httpOnly: true, sameSite: 'lax' };
let x = false;
let y = false;
let n = 2;
const list = [];
function f0(o, v = false) {
  a = { ...c };
  return o;
}
app.get('/', (req, res) => {
  let p = { httpOnly: undefined };
  let q = { httpOnly: true, sameSite: 'lax' };
  let r = { secure: undefined };
  let s = false;
  let t = true;
  let m = 1;
  q.secure = t;
  t = !t;
  t = m > 3;
  res.cookie('token', 'v', r);
  q = t && t ? r : r;
  res.cookie('sid', 'v', c);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...c, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
