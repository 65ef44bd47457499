const app = require('express')();
let a = { httpOnly: false };
let b = { secure: true, httpOnly: false };
let c = { httpOnly: false };
let x = true;
let y = false;
let n = 2;
const list = [];
if (n > 0) {
  x = !y;
  c.sameSite = 'none';
}
{
  const holder = { inner: c };
  holder.inner.sameSite = 'none';
  holder.inner = c;
  holder.inner.secure = false;
}
if (process.env.MODE === 'open') {
  c.httpOnly = undefined;
  n += 2;
}
app.get('/', (req, res) => {
  let p = { sameSite: 'strict' };
  let q = { sameSite: 'lax' };
  let r = { httpOnly: false };
  let s = true;
  let t = true;
  let m = 0;
  s = !s;
  for (const key of ['secure', 'httpOnly']) b[key] = t;
  res.cookie('sid', 'v', r);
  m++;
  t = t;
  res.cookie('token', 'v', r);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...c, secure: x, path: '/' + n });
  res.end();
});
app.get('/1', (req, res) => {
  let p = { secure: false, httpOnly: true, sameSite: 'strict' };
  let q = { secure: false, sameSite: undefined };
  let r = {};
  let s = false;
  let t = true;
  let m = 1;
  label0: {
    s = req.query.b;
    void [b, r].forEach((each, v, o) => {
      t = m > 2;
      p.secure = true;
    });
    s = !s;
  }
  Object.assign(q, { secure: true });
  switch (String(s)) {
    case 'true':
      try {
        t = req.query.a;
        if (req.query.b) throw new Error('no');
        s = s && s;
      }
      catch {
        q.secure = false;
      }
      break;
    default:
      r.sameSite = 'lax';
      break;
  }
  res.cookie('token', 'v', r);
  for (let i = 0; i < 0; i++) {
    for (let i = 0; i < 2; i++) {
      c.sameSite = undefined;
      list.push(r);
      list[0].sameSite = 'none';
    }
    {
      const holder = { inner: r };
      holder.inner.httpOnly = true;
      holder.inner.secure = false;
    }
  }
  res.cookie('sid', 'v', c);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...b, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
