const app = require('express')();
let visits = 0;
app.get('/', (req, res) => {
  visits++;
  res.cookie('first', 'v', { secure: visits === 1, httpOnly: visits > 0 });
  res.end();
});
app.listen(3000);
