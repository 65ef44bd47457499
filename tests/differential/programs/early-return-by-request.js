const app = require('express')();
app.get('/', (req, res) => {
  const options = { secure: true, httpOnly: true };
  if (req.query.a) return res.end();
  if (req.query.b) {
    options.httpOnly = false;
    res.cookie('b', 'v', options);
    return res.end();
  }
  res.cookie('c', 'v', options);
  res.end();
});
app.listen(3000);
