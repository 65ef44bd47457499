const app = require('express')();
let a = { sameSite: 'strict' };
let b = { sameSite: 'strict' };
let c = { secure: false, sameSite: undefined };
let x = true;
let y = false;
let n = 0;
const list = [];
n++;
if (b.sameSite) {
  label0: {
    Object.assign(a, b);
    b.sameSite &&= 'lax';
  }
}
else {
  for (let i = 0; i < 2; i++) {
    c.httpOnly = true;
  }
}
try {
  for (let each of [a, a]) {
    a.secure = process.env.MODE === 'open';
    delete each.secure;
  }
  if (n > 1) throw new Error('no');
  x = x;
}
catch {
  if (x) {
    n = n > 2 ? 0 : n + 1;
  }
}
finally {
  n += 2;
}
app.get('/', (req, res) => {
  let p = { secure: undefined, httpOnly: false };
  let q = { secure: true, httpOnly: false };
  let r = { httpOnly: true };
  let s = false;
  let t = false;
  let m = 2;
  ;[p, q][0].httpOnly = undefined;
  res.cookie('sid', 'v', a);
  if (req.query.a) {
    t = req.query.a;
    for (let i = 0; i < 2; i++) {
      p = { httpOnly: false };
      ;[q, p][1].secure = false;
      r.httpOnly = t;
    }
  }
  res.cookie('token', 'v', q);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...c, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
