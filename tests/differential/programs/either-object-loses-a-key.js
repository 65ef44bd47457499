const app = require('express')();
app.get('/', (req, res) => {
  const a = { secure: true };
  const b = { secure: true };
  const chosen = req.query.a ? a : b;
  delete chosen.secure;
  res.cookie('a', 'v', a);
  res.cookie('chosen', 'v', chosen);
  res.end();
});
app.listen(3000);
