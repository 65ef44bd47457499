const app = require('express')();
let a = { httpOnly: false };
let b = { secure: undefined, httpOnly: true };
let c = { httpOnly: true, sameSite: undefined };
let x = false;
let y = false;
let n = 0;
const list = [];
function f0(o, v = false) {
  o.secure = n > 0;
  n++;
  c.httpOnly = true;
  return { ...o };
}
c = a;
app.get('/', (req, res) => {
  let p = {};
  let q = { secure: true, sameSite: 'none' };
  let r = { secure: false };
  let s = false;
  let t = true;
  let m = 0;
  const later0 = () => {
    try {
      delete q.secure;
      r.secure = false;
    }
    catch {
      delete r.secure;
    }
  };
  r = p;
  later0();
  p.sameSite &&= 'lax';
  p.secure = false;
  res.cookie('sid', 'v', b);
  if (req.query.b) {
    const later1 = () => {
      q.secure = s;
    };
    s = !s;
    later1();
  }
  t = !t;
  m += 2;
  if (req.query.a) return res.end();
  res.cookie('token', 'v', a);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...b, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
