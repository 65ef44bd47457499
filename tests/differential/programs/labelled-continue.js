const app = require('express')();
let secure = false;
let httpOnly = false;
outer: for (const a of [1, 2, 3]) {
  for (const b of [1, 2]) {
    if (a === b) continue outer;
    if (a === 3) break outer;
    httpOnly = true;
  }
  secure = true;
}
app.get('/', (req, res) => res.cookie('sid', 'v', { secure, httpOnly }).end());
app.listen(3000);
