const app = require('express')();
let a = { httpOnly: false, sameSite: 'strict' };
let b = { secure: false };
let c = { httpOnly: false };
let x = true;
let y = false;
let n = 1;
const list = [];
if (!process.env.FLAG) {
  void [b, a].forEach((each, v, o) => {
    a.sameSite = 'lax';
  });
  b.sameSite ??= 'none';
}
else {
  delete a.secure;
  x = b.secure;
}
delete a.sameSite;
app.get('/', (req, res) => {
  let p = { secure: false, httpOnly: false };
  let q = { secure: false, sameSite: 'none' };
  let r = { httpOnly: true, sameSite: undefined };
  let s = true;
  let t = false;
  let m = 1;
  if (s && t) {
    if (b.sameSite) {
      s = req.query.a;
      delete r.httpOnly;
    }
    else {
      list.push(r);
      list[0].secure = true;
      t = req.query.a;
    }
    m = m > 2 ? 0 : m + 1;
  }
  s = m > 1;
  res.cookie('sid', 'v', b);
  for (const key in q) c[key] = q[key];
  res.cookie('token', 'v', b);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...c, secure: x, path: '/' + n });
  res.end();
});
app.get('/1', (req, res) => {
  let p = {};
  let q = { httpOnly: true };
  let r = { secure: undefined };
  let s = false;
  let t = true;
  let m = 2;
  c.httpOnly = true;
  res.cookie('token', 'v', a);
  switch (String(t)) {
    case 'true':
      q.httpOnly = t;
    case 'false':
      if (t) {
        s = s;
      }
      else {
        r = { sameSite: 'strict' };
      }
    default:
      if (m > 3) {
        list.push(q);
        list[0].secure = true;
        delete p.sameSite;
      }
      else {
        list.push(q);
        list.pop().secure = false;
        c = req.query.b ? q : r;
      }
  }
  res.cookie('sid', 'v', a);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...c, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
