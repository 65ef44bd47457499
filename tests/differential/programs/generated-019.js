const app = require('express')();
let a = {};
let b = { secure: true, httpOnly: true, sameSite: 'strict' };
let c = { httpOnly: false };
let x = true;
let y = false;
let n = 2;
const list = [];
function f0(o, v = false) {
  for (let i = 0; i < 1; i++) {
    y = !y;
    v = n > 0;
  }
  if (n > 0) {
    for (const key in o) b[key] = o[key];
  }
  for (let each of [o, c]) {
    n = n > 2 ? 0 : n + 1;
  }
  return o;
}
app.get('/', (req, res) => {
  let p = { secure: undefined, httpOnly: false, sameSite: 'none' };
  let q = { secure: false };
  let r = { httpOnly: true };
  let s = false;
  let t = false;
  let m = 0;
  if (!process.env.FLAG) {
    b = { ...q };
  }
  else {
    b.httpOnly ||= false;
    m++;
  }
  list.push(b);
  list[0].httpOnly = false;
  res.cookie('token', 'v', c);
  switch (String(t)) {
    case 'true':
      delete r.httpOnly;
      break;
    default:
      {
        const holder = { inner: b };
        holder.inner.secure = false;
        holder.inner = b;
        holder.inner.secure = true;
      }
  }
  m += 2;
  r = c;
  if (req.query.b) return res.end();
  res.cookie('sid', 'v', c);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...b, secure: x, path: '/' + n });
  res.end();
});
app.get('/1', (req, res) => {
  let p = { httpOnly: true };
  let q = { httpOnly: false, sameSite: 'none' };
  let r = { secure: false, httpOnly: false, sameSite: undefined };
  let s = false;
  let t = true;
  let m = 2;
  m += 2;
  {
    const holder = { inner: q };
    holder.inner.secure = false;
    holder.inner = a;
    holder.inner.secure = true;
  }
  res.cookie('token', 'v', b);
  b.httpOnly = s;
  res.cookie('token', 'v', p);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...b, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
