const app = require('express')();
let a = { httpOnly: false, sameSite: undefined };
let b = {};
let c = { secure: undefined };
let x = false;
let y = false;
let n = 2;
const list = [];
function f0(o, v = true) {
  Object.assign(o, o);
  switch (String(y)) {
    case 'true':
      Object.assign(o, { ...a, httpOnly: false });
    case 'false':
      o = { ...a };
    default:
      if ('sameSite' in a) {
        {
          const holder = { inner: o };
          holder.inner.secure = false;
          holder.inner = o;
          holder.inner.secure = false;
        }
        b.secure = false;
      }
      else {
        x = n > 2;
      }
      break;
  }
  return o;
}
function f1(o, v = false) {
  delete o.httpOnly;
  return o;
}
delete b.secure;
a = n > 0 ? c : c;
y = x && x;
app.get('/', (req, res) => {
  let p = { secure: false, sameSite: undefined };
  let q = { sameSite: 'none' };
  let r = { secure: undefined };
  let s = true;
  let t = false;
  let m = 2;
  try {
    const later0 = () => {
      s = req.query.a;
      q.sameSite = 'none';
    };
    t = req.query.a;
    if (s && t) later0();
    if (p.sameSite) throw new Error('no');
    q = r;
  }
  catch {
    m++;
  }
  res.cookie('token', 'v', r);
  m = m > 2 ? 0 : m + 1;
  res.cookie('sid', 'v', a);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...b, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
