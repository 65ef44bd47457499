const app = require('express')();
let a = { sameSite: undefined };
let b = { secure: true };
let c = { httpOnly: false, sameSite: 'lax' };
let x = false;
let y = true;
let n = 0;
const list = [];
app.get('/', (req, res) => {
  let p = { sameSite: undefined };
  let q = { sameSite: 'none' };
  let r = { sameSite: 'lax' };
  let s = false;
  let t = false;
  let m = 1;
  ;[r, q][1].sameSite = 'strict';
  res.cookie('token', 'v', p);
  switch (String(s)) {
    default:
      s = !s;
  }
  p.secure ??= true;
  res.cookie('token', 'v', c);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...b, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
