const app = require('express')();
let a = { secure: true, httpOnly: true, sameSite: undefined };
let b = { secure: false, sameSite: 'lax' };
let c = { httpOnly: true, sameSite: 'strict' };
let x = true;
let y = false;
let n = 1;
const list = [];
x = c.httpOnly;
if (x) {
  label0: {
    c.secure = x;
    c.httpOnly &&= undefined;
  }
  try {
    list.push(c);
    list[0].secure = false;
    if (!y) throw new Error('no');
    n = n > 2 ? 0 : n + 1;
  }
  catch {
    delete c.sameSite;
  }
}
else {
  if (process.env.NODE_ENV === 'production') {
    b.secure = 'httpOnly' in b;
  }
  else {
    y = !y;
  }
}
app.get('/', (req, res) => {
  let p = { httpOnly: false, sameSite: 'lax' };
  let q = { sameSite: 'none' };
  let r = { secure: true };
  let s = false;
  let t = true;
  let m = 1;
  p = 'sameSite' in b ? q : a;
  p = p;
  res.cookie('token', 'v', c);
  t = !t;
  list.push(a);
  list[0].secure = false;
  res.cookie('sid', 'v', p);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...b, secure: x, path: '/' + n });
  res.end();
});
app.get('/1', (req, res) => {
  let p = { secure: true, httpOnly: true, sameSite: 'lax' };
  let q = {};
  let r = { httpOnly: undefined, sameSite: undefined };
  let s = true;
  let t = false;
  let m = 0;
  list.push(a);
  list[0].sameSite = undefined;
  list.push(q);
  list[0].httpOnly = true;
  res.cookie('token', 'v', r);
  for (let each of [q, c]) {
    void [c, b].forEach((each, v, o) => {
      m++;
      Object.assign(each, c);
    });
    if (req.query.a) {
      Object.assign(b, c);
      delete b.httpOnly;
    }
    else {
      each.sameSite = 'lax';
      b.secure ||= undefined;
    }
  }
  list.push(r);
  list.pop().sameSite = undefined;
  res.cookie('sid', 'v', b);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...b, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
