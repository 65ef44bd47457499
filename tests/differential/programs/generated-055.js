const app = require('express')();
let a = { secure: true, sameSite: undefined };
let b = { secure: true, sameSite: 'strict' };
let c = { httpOnly: false };
let x = true;
let y = true;
let n = 2;
const list = [];
for (let i = 0; i < 1; i++) {
  y = 'secure' in b;
  label0: {
    a = { ...c };
    c.sameSite = 'strict';
  }
}
b.sameSite = undefined;
app.get('/', (req, res) => {
  let p = { secure: undefined, httpOnly: true, sameSite: 'strict' };
  let q = { httpOnly: false, sameSite: undefined };
  let r = { secure: true, httpOnly: true, sameSite: 'none' };
  let s = true;
  let t = true;
  let m = 1;
  for (const key of ['secure', 'httpOnly']) q[key] = true;
  res.cookie('token', 'v', r);
  for (let i = 0; i < 2; i++) {
    ;[p, r][1].secure = true;
    s = req.query.b;
    if ('secure' in r) {
      Object.assign(q, { ...q, httpOnly: 'secure' in p });
      delete r.sameSite;
    }
    else {
      r = req.query.a ? r : p;
      p.httpOnly = undefined;
    }
  }
  res.cookie('token', 'v', p);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...c, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
