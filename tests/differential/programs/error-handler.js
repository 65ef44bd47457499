const app = require('express')();
app.get('/', (req, res) => {
  if (req.query.a) throw new Error('no');
  res.cookie('fine', 'v', { secure: true });
  res.end();
});
app.use((error, req, res, next) => {
  res.cookie('failed', '1', { httpOnly: true });
  res.status(500).end();
});
app.listen(3000);
