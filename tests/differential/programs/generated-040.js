const app = require('express')();
let a = { sameSite: 'strict' };
let b = { secure: undefined, sameSite: 'lax' };
let c = { sameSite: 'none' };
let x = true;
let y = false;
let n = 1;
const list = [];
const later0 = () => {
  a.secure = y;
};
y = !y;
later0();
app.get('/', (req, res) => {
  let p = { secure: true, sameSite: 'lax' };
  let q = { secure: true, sameSite: 'strict' };
  let r = { secure: false, httpOnly: true, sameSite: 'none' };
  let s = false;
  let t = false;
  let m = 1;
  delete r.secure;
  t = req.query.a;
  p.secure = req.query.a;
  if (req.query.a) return res.end();
  res.cookie('token', 'v', a);
  t = req.query.b;
  q.secure = s;
  for (let each of [r, p]) {
    ;[r, r][1].secure = true;
    const later1 = () => {
      each = r.httpOnly ? r : r;
    };
    s = !s;
    later1();
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
