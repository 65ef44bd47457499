const app = require('express')();
let secure = false;
let steps = 0;
for (let i = 0; i < 5; i++) {
  steps += i;
  if (i === 3) secure = true;
}
let n = 10;
while (n > 3) n -= 2;
do { n++; } while (n < 0);
app.get('/', (req, res) => res.cookie('sid', 'v', { secure, httpOnly: steps === 10, path: '/' + n }).end());
app.listen(3000);
