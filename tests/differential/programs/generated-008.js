const app = require('express')();
let a = { secure: undefined, httpOnly: false };
let b = {};
let c = { httpOnly: false };
let x = false;
let y = false;
let n = 0;
const list = [];
function f0(o, v = false) {
  n += 2;
  delete c.secure;
  return { secure: v };
}
app.get('/', (req, res) => {
  let p = { secure: true };
  let q = { sameSite: 'lax' };
  let r = { secure: true, httpOnly: true, sameSite: undefined };
  let s = true;
  let t = true;
  let m = 1;
  void [p, p].forEach((each, v, o) => {
    if ('httpOnly' in q) {
      p.sameSite = 'strict';
      q.sameSite = 'strict';
    }
    if (m > 0) {
      q.sameSite = 'none';
      s = !s;
    }
    else {
      p.sameSite ||= undefined;
      s = !process.env.FLAG;
    }
  });
  r.secure = m > 1;
  res.cookie('token', 'v', c);
  q.secure = t;
  try {
    m += 2;
    if (req.query.a) throw new Error('no');
    try {
      s = !process.env.FLAG;
      if (process.env.MODE === 'open') throw new Error('no');
      Object.assign(r, r);
    }
    catch {
      q.secure &&= false;
    }
  }
  catch {
    if (!process.env.FLAG) {
      m++;
    }
    else {
      ;[r, p][0].sameSite = 'lax';
      ;[q, q][1].httpOnly = true;
    }
  }
  res.cookie('token', 'v', a);
  res.cookie('p', 'v', p);
  res.cookie('q', 'v', q);
  res.cookie('r', 'v', r);
  res.cookie('flags', 'v', { secure: s, httpOnly: t, path: '/' + m });
  res.cookie('shared', 'v', { ...a, secure: x, path: '/' + n });
  res.end();
});
app.listen(3000);
