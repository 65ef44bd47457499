const app = require('express')();
app.get('/', (req, res) => {
  let secure = true, path = '/';
  for (let i = 0; i < 3; i++) { if (req.query.secure) { secure = false; break; } path += i; }
  res.cookie('a', 'v', { secure, path });
  let count = 0;
  while (count < 3) { if (req.query.httpOnly) { count = 10; } else count++; }
  res.cookie('b', 'v', { httpOnly: count === 3, secure: count >= 3 });
  let s = true;
  outer: for (let i = 0; i < 2; i++) {
    for (let k = 0; k < 2; k++) { if (req.body.secure) continue outer; if (i === 1) break outer; s = false; }
    s = !s;
  }
  res.cookie('c', 'v', { secure: s });
  let limit = req.query.secure ? 2 : 4, text = '';
  for (let i = 0; i < limit; i++) text += 'x';
  res.cookie('d', 'v', { path: '/' + text, secure: text.length > 1, httpOnly: text.length > 2 });
  function find() { for (let i = 0; i < 3; i++) { if (req.body.httpOnly && i === 1) return true; } return false; }
  res.cookie('e', 'v', { secure: find() });
  res.end();
});
app.listen(3000);
