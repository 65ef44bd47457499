const app = require('express')();
const order = [3, 1, 2].sort();
const reversed = [...order].reverse();
const profiles = [{ rank: 2, secure: true }, { rank: 1, secure: false }];
profiles.sort((a, b) => a.rank - b.rank);
app.get('/', (req, res) => {
  res.cookie('order', 'v', { secure: order[0] === 1, httpOnly: reversed[0] === 1, path: '/' + order.join('') });
  res.cookie('profile', 'v', profiles[0]);
  res.end();
});
app.listen(3000);
