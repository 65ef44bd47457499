const app = require('express')();
let a = { secure: true };
let b = { secure: true, sameSite: 'none' };
let c = { httpOnly: false, sameSite: 'lax' };
let x = false;
let y = false;
let n = 2;
const list = [];
function f0(o, v = false) {
  v = y;
  return { ...c, secure: undefined };
}
a = 'secure' in c ? c : c;
app.get('/', (req, res) => {
  let p = { httpOnly: false, sameSite: 'strict' };
  let q = { httpOnly: false };
  let r = { sameSite: undefined };
  let s = true;
  let t = false;
  let m = 2;
  m += 2;
  list.push(a);
  list[0].secure = undefined;
  res.cookie('sid', 'v', a);
  for (let i = 0; i < 3; i++) {
    s = req.query.a;
    t = process.env.MODE === 'open';
    if (req.query.a) {
      s = 'sameSite' in p;
      break;
    }
  }
  if (req.query.a) return res.end();
  res.cookie('sid', 'v', c);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...b, secure: x, path: '/' + n });
  res.end();
});
app.get('/1', (req, res) => {
  let p = { httpOnly: true };
  let q = { sameSite: 'none' };
  let r = { httpOnly: false, sameSite: 'strict' };
  let s = false;
  let t = false;
  let m = 2;
  t = Boolean(f0(p));
  if (!t) {
    for (let i = 0; i < 1; i++) {
      c.sameSite = 'lax';
      r = 'secure' in q ? q : q;
      q = b;
    }
    Object.assign(c, { ...c, sameSite: 'none' });
  }
  f0(c);
  res.cookie('sid', 'v', a);
  s = req.query.b;
  res.cookie('token', 'v', c);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...b, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
