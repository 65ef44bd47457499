const app = require('express')();
app.get('/', (req, res) => {
  const a = { secure: true };
  const b = { secure: false };
  const chosen = req.query.a ? a : b;
  chosen.httpOnly = true;
  chosen.secure = 'changed';
  res.cookie('a', 'v', a);
  res.cookie('b', 'v', b);
  res.cookie('chosen', 'v', chosen);
  res.end();
});
app.listen(3000);
