const app = require('express')();
app.get('/', (req, res) => {
  const a = { secure: true };
  let b = {};
  try {
    b = req.query.a ? a : { secure: true };
  } catch {
    b = a;
  }
  delete b.secure;
  res.cookie('a', 'v', a);
  res.cookie('b', 'v', b);
  res.end();
});
app.listen(3000);
