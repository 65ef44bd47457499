const app = require('express')();
app.get('/', (req, res) => {
  let p = {};
  const q = {};
  for (let i = 0; i < 2; i++) {
    p.httpOnly = true;
    p = req.query.a ? q : q;
  }
  res.cookie('q', 'v', q);
  res.end();
});
app.listen(3000);
