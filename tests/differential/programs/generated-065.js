const app = require('express')();
let a = { httpOnly: undefined, sameSite: undefined };
let b = {};
let c = { secure: false };
let x = true;
let y = true;
let n = 1;
const list = [];
if (!process.env.FLAG) {
  Object.keys(c).forEach((key) => { a[key] = key === 'sameSite' ? 'lax' : !a[key]; });
  c = y ? b : b;
}
delete c.httpOnly;
app.get('/', (req, res) => {
  let p = { secure: false, httpOnly: false, sameSite: 'lax' };
  let q = { httpOnly: false, sameSite: 'none' };
  let r = {};
  let s = false;
  let t = false;
  let m = 0;
  r = { ...p };
  res.cookie('token', 'v', q);
  label0: {
    void [q, r].forEach((each, v, o) => {
      Object.assign(each, q);
      p.httpOnly = false;
    });
    for (let i = 0; i < 1; i++) {
      delete p.httpOnly;
      {
        const holder = { inner: q };
        holder.inner.secure = true;
        holder.inner = p;
        holder.inner.secure = undefined;
      }
    }
  }
  q = req.query.b ? r : p;
  for (const [key, value] of Object.entries(r)) q[key] = value;
  res.cookie('token', 'v', c);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...a, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
