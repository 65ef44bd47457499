const app = require('express')();
let a = { secure: undefined };
let b = { secure: undefined, httpOnly: false };
let c = { httpOnly: false };
let x = true;
let y = true;
let n = 0;
const list = [];
function f0(o, v = true) {
  x = !x;
  if ('secure' in b) {
    for (let i = 0; i < 2; i++) {
      x = !y;
    }
    delete a.sameSite;
  }
  else {
    for (let each of [c, c]) {
      y = y;
      a = c;
    }
  }
  return o;
}
for (let i = 0; i < 2; i++) {
  for (const key in a) a[key] = a[key];
}
for (let each of [a, c]) {
  for (let each of [c, b]) {
    delete each.sameSite;
    delete each.secure;
  }
}
app.get('/', (req, res) => {
  let p = { httpOnly: false };
  let q = { secure: true, sameSite: 'strict' };
  let r = { sameSite: 'strict' };
  let s = false;
  let t = true;
  let m = 1;
  q.httpOnly ||= false;
  delete q.secure;
  res.cookie('sid', 'v', p);
  r = q;
  delete q.secure;
  res.cookie('token', 'v', a);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...b, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
