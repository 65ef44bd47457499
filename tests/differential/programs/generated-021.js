const app = require('express')();
let a = { sameSite: 'lax' };
let b = { sameSite: 'strict' };
let c = { httpOnly: true, sameSite: 'lax' };
let x = false;
let y = false;
let n = 1;
const list = [];
function f0(o, v = true) {
  try {
    list.push(c);
    list.pop().httpOnly = true;
    if (x && x) throw new Error('no');
    label0: {
      a = c;
      delete b.sameSite;
      n += 2;
    }
  }
  catch {
    void [o, o].forEach((each, v, o) => {
      list.push(each);
      list[list.length - 1].secure = false;
      o.secure = v;
    });
  }
  delete a.secure;
  for (const [key, value] of Object.entries(b)) o[key] = value;
  return { ...o };
}
function f1(o, v = false) {
  n += 2;
  o = b.secure ? c : c;
  a.httpOnly = 'httpOnly' in o;
  return o;
}
a.httpOnly = false;
f1(c);
app.get('/', (req, res) => {
  let p = { secure: false, httpOnly: false };
  let q = { httpOnly: true, sameSite: undefined };
  let r = {};
  let s = true;
  let t = false;
  let m = 0;
  m = m > 2 ? 0 : m + 1;
  for (let i = 0; i < 2; i++) {
    a.sameSite &&= undefined;
    delete q.httpOnly;
  }
  res.cookie('token', 'v', b);
  list.push(b);
  list[list.length - 1].secure = undefined;
  Object.assign(a, { ...b, sameSite: 'none' });
  res.cookie('token', 'v', b);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...b, secure: x, path: '/' + n });
  res.end();
});
app.get('/1', (req, res) => {
  let p = { secure: true, httpOnly: undefined, sameSite: undefined };
  let q = { httpOnly: true, sameSite: 'none' };
  let r = { secure: undefined, httpOnly: false, sameSite: 'none' };
  let s = false;
  let t = false;
  let m = 0;
  switch (String(s)) {
    case 'true':
      m++;
      break;
  }
  m = m > 2 ? 0 : m + 1;
  q.httpOnly = false;
  res.cookie('token', 'v', q);
  p = req.query.a ? b : b;
  res.cookie('sid', 'v', b);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...c, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
