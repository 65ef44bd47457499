const app = require('express')();
let a = { secure: false, sameSite: undefined };
let b = {};
let c = { httpOnly: true };
let x = false;
let y = true;
let n = 0;
const list = [];
function f0(o, v = x) {
  for (let i = 0; i < 2; i++) {
    delete o.secure;
    if (!process.env.FLAG) {
      x = y && v;
    }
  }
  n += 2;
  list.push(b);
  list.pop().httpOnly = true;
  return { ...o };
}
y = !x;
app.get('/', (req, res) => {
  let p = { secure: true, httpOnly: false, sameSite: 'strict' };
  let q = { sameSite: 'strict' };
  let r = { httpOnly: false };
  let s = false;
  let t = false;
  let m = 1;
  p.httpOnly = false;
  res.cookie('sid', 'v', q);
  q.secure = req.query.a;
  switch (m) {
    case 2:
      const later0 = () => {
        p.secure = t;
        q.httpOnly ||= undefined;
      };
      s = q.httpOnly;
      if (t && s) later0();
    default:
      m++;
      break;
  }
  for (let each of [r, r]) {
    t = m > 2;
  }
  res.cookie('sid', 'v', c);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...c, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
