const app = require('express')();
let a = { secure: false };
let b = { httpOnly: false, sameSite: 'lax' };
let c = { secure: false };
let x = true;
let y = true;
let n = 1;
const list = [];
function f0(o, v = true) {
  label0: {
    c = c;
    for (let i = 0; i < 3; i++) {
      n = n > 2 ? 0 : n + 1;
    }
  }
  for (let i = 0; i < 0; i++) {
    delete c.secure;
  }
  return { ...a, httpOnly: x };
}
function f1(o, v = x) {
  list.push(o);
  list.pop().secure = true;
  return v;
}
c.httpOnly = y;
app.get('/', (req, res) => {
  let p = { sameSite: 'lax' };
  let q = { httpOnly: true };
  let r = { httpOnly: true, sameSite: 'none' };
  let s = true;
  let t = false;
  let m = 1;
  try {
    delete q.secure;
    if ('sameSite' in r) throw new Error('no');
    Object.assign(p, p);
  }
  catch {
    q = { secure: false };
  }
  s = req.query.a;
  s = req.query.a;
  if (req.query.b) return res.end();
  res.cookie('token', 'v', c);
  p.httpOnly ??= true;
  p = { secure: req.query.a };
  if (req.query.b) return res.end();
  res.cookie('sid', 'v', b);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...a, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
