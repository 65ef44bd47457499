const app = require('express')();
app.get('/', (req, res) => {
  const a = {};
  const b = {};
  const chosen = req.query.a ? a : b;
  Object.assign(chosen, { httpOnly: true });
  res.cookie('a', 'v', a);
  res.cookie('chosen', 'v', chosen);
  res.end();
});
app.listen(3000);
