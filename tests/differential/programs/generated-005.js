const app = require('express')();
let a = { sameSite: 'lax' };
let b = { secure: true };
let c = { secure: false, httpOnly: true };
let x = true;
let y = false;
let n = 1;
const list = [];
function f0(o, v = true) {
  v = !y;
  try {
    a.secure = !process.env.FLAG;
    if (n > 3) throw new Error('no');
    b.secure ||= undefined;
  }
  catch {
    if (!v) {
      b.secure = true;
      {
        const holder = { inner: b };
        holder.inner.sameSite = 'strict';
        holder.inner = c;
        holder.inner.secure = undefined;
      }
    }
  }
  return { ...o };
}
c.sameSite ||= 'none';
list.push(c);
list[0].secure = false;
c.sameSite = 'strict';
app.get('/', (req, res) => {
  let p = {};
  let q = { sameSite: undefined };
  let r = { secure: undefined };
  let s = false;
  let t = false;
  let m = 0;
  r.httpOnly = t;
  s = 'httpOnly' in r;
  res.cookie('sid', 'v', p);
  m += 2;
  if (!process.env.FLAG) {
    const later0 = () => {
      q = { ...p, secure: r.httpOnly };
      {
        const holder = { inner: p };
        holder.inner.httpOnly = true;
        holder.inner.secure = true;
      }
    };
    {
      const holder = { inner: p };
      holder.inner.secure = false;
      holder.inner = r;
      holder.inner.secure = true;
    }
    later0();
  }
  r.secure = false;
  res.cookie('token', 'v', r);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...b, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
