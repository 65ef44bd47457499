const app = require('express')();
let a = { httpOnly: false, sameSite: 'lax' };
let b = { httpOnly: true, sameSite: 'lax' };
let c = { secure: undefined, sameSite: 'lax' };
let x = true;
let y = false;
let n = 2;
const list = [];
a.httpOnly &&= true;
for (const [key, value] of Object.entries(c)) c[key] = value;
delete b.secure;
app.get('/', (req, res) => {
  let p = { secure: false };
  let q = { secure: true, sameSite: 'lax' };
  let r = { secure: undefined, httpOnly: true };
  let s = false;
  let t = true;
  let m = 0;
  s = req.query.b;
  s = !s;
  try {
    switch (m) {
      case 0:
        p.sameSite = undefined;
        break;
      case 2:
        s = req.query.b;
      default:
        q.httpOnly ||= true;
        break;
    }
    if (s && s) throw new Error('no');
    void [r, p].forEach((each, v, o) => {
      s = s && t;
    });
  }
  catch {
    Object.assign(r, { httpOnly: undefined });
  }
  finally {
    q.httpOnly ||= true;
  }
  res.cookie('sid', 'v', r);
  try {
    q.secure ||= false;
    if (t) throw new Error('no');
    if (!s) {
      ;[r, p][1].sameSite = undefined;
    }
  }
  catch {
    if (req.query.a) {
      Object.assign(p, q);
    }
  }
  r.sameSite = undefined;
  for (let i = 0; i < 2; i++) {
    for (const [key, value] of Object.entries(r)) q[key] = value;
    delete q.secure;
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
