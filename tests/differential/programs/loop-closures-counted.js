const app = require('express')();
const byLet = [];
for (let i = 0; i < 3; i++) byLet.push(() => i);
var byVar = [];
for (var j = 0; j < 3; j++) byVar.push(() => j);
const late = [];
for (let i = 0; i < 2; i++) { late.push(() => i); i += 0; }
let total = 0;
do { total += 2; } while (total < 5);
let n = 0;
while (true) { n++; if (n > 3) break; if (n === 2) continue; total += 10; }
const big = [];
for (let i = 0; i < 100; i++) big.push(i);
let flips = false;
for (let i = 0; i < 33; i++) flips = !flips;
let down = 5;
while (down--) { if (down === 2) break; }
app.get('/', (req, res) => {
  res.cookie('a' + byLet.map((f) => f()).join(''), 'v', { path: '/' + byVar.map((f) => f()).join('') });
  res.cookie('b', 'v', { secure: total === 26, httpOnly: big.length === 100, path: '/' + total });
  res.cookie('c', 'v', { secure: flips, httpOnly: down === 2, path: '/' + late.map((f) => f()).join('') });
  res.end();
});
app.listen(3000);
