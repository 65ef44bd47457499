const app = require('express')();
let a = { httpOnly: undefined, sameSite: 'none' };
let b = { httpOnly: false };
let c = { secure: false };
let x = false;
let y = false;
let n = 1;
const list = [];
function f0(o, v = false) {
  if (x && x) {
    o.sameSite = undefined;
  }
  return v;
}
for (const key of ['secure', 'httpOnly']) a[key] = !process.env.FLAG;
app.get('/', (req, res) => {
  let p = { secure: false, sameSite: undefined };
  let q = { secure: true, sameSite: 'strict' };
  let r = { secure: undefined, httpOnly: true };
  let s = true;
  let t = false;
  let m = 1;
  delete r.sameSite;
  res.cookie('token', 'v', b);
  if (r.httpOnly) {
    for (const [key, value] of Object.entries(r)) p[key] = value;
    if (t && t) {
      q.httpOnly ||= false;
    }
    else {
      t = req.query.b;
    }
  }
  switch (String(t)) {
    case 'false':
      q = req.query.a ? q : p;
      break;
  }
  q.httpOnly = false;
  res.cookie('sid', 'v', q);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...a, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
