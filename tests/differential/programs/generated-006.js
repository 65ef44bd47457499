const app = require('express')();
let a = {};
let b = { secure: false, httpOnly: true };
let c = { httpOnly: undefined, sameSite: undefined };
let x = false;
let y = true;
let n = 2;
const list = [];
try {
  for (const key in b) b[key] = b[key];
  if (n > 3) throw new Error('no');
  a.httpOnly &&= true;
}
catch {
  try {
    c.httpOnly = true;
    if (y) throw new Error('no');
    n += 2;
  }
  catch {
    y = !y;
  }
}
app.get('/', (req, res) => {
  let p = {};
  let q = { sameSite: 'none' };
  let r = { secure: false, httpOnly: false, sameSite: undefined };
  let s = false;
  let t = true;
  let m = 0;
  Object.assign(q, { ...r, httpOnly: true });
  res.cookie('sid', 'v', a);
  void [p, q].forEach((each, v, o) => {
    each.secure = false;
    switch (m) {
    }
  });
  q.secure ??= undefined;
  if (req.query.b) return res.end();
  res.cookie('sid', 'v', b);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...b, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
