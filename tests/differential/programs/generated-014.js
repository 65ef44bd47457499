const app = require('express')();
let a = { httpOnly: false };
let b = { sameSite: 'lax' };
let c = { secure: false, httpOnly: false, sameSite: 'lax' };
let x = true;
let y = false;
let n = 1;
const list = [];
function f0(o, v = false) {
  y = !y;
  if (n > 0) {
    n += 2;
  }
  return { ...o };
}
function f1(o, v = x) {
  Object.assign(c, a);
  y = x && x;
  return { sameSite: 'none' };
}
app.get('/', (req, res) => {
  let p = {};
  let q = { secure: false, sameSite: 'strict' };
  let r = {};
  let s = true;
  let t = true;
  let m = 1;
  switch (s) {
    case true:
      if (req.query.b) {
        delete q.sameSite;
      }
      else {
        c = s && t ? p : p;
        t = t && s;
      }
      break;
    case false:
      list.push(a);
      list[list.length - 1].httpOnly = true;
    default:
      p.httpOnly = t;
  }
  res.cookie('token', 'v', p);
  p = { ...f0(c, req.query.a) };
  m = m > 2 ? 0 : m + 1;
  p.httpOnly = undefined;
  res.cookie('sid', 'v', a);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...c, secure: x, path: '/' + n });
  res.end();
});
app.get('/1', (req, res) => {
  let p = {};
  let q = { secure: undefined };
  let r = { secure: undefined };
  let s = true;
  let t = false;
  let m = 2;
  switch (m) {
    case 0:
      delete a.httpOnly;
      break;
    case 1:
      t = req.query.b;
      break;
    default:
      f1(r, req.query.b);
      break;
  }
  a = b;
  c.secure = t;
  res.cookie('token', 'v', p);
  m++;
  res.cookie('sid', 'v', q);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...b, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
