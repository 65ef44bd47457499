const app = require('express')();
let a = { secure: true };
let b = { httpOnly: undefined };
let c = { httpOnly: false };
let x = false;
let y = false;
let n = 2;
const list = [];
function f0(o, v = false) {
  for (const key of ['secure', 'httpOnly']) c[key] = true;
  return { ...o, httpOnly: o.secure };
}
Object.assign(a, { ...b, sameSite: 'none' });
b = !process.env.FLAG ? a : a;
c = { ...f0(c) };
app.get('/', (req, res) => {
  let p = { httpOnly: false };
  let q = { secure: undefined };
  let r = { httpOnly: true };
  let s = true;
  let t = false;
  let m = 2;
  Object.assign(r, { ...p, sameSite: 'lax' });
  res.cookie('sid', 'v', a);
  const later0 = () => {
    p.sameSite = undefined;
  };
  r.secure = true;
  later0();
  res.cookie('sid', 'v', q);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...a, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
