const app = require('express')();
app.get('/', (req, res) => {
  res.cookie('a', 'v', { secure: req.secure });
  res.cookie('b', 'v', { secure: req.protocol === 'https', httpOnly: true });
  res.cookie('c', 'v', { secure: req.secure || req.get('x-forwarded-proto') === 'https', sameSite: req.secure ? 'none' : 'lax' });
  res.end();
});
app.listen(3000);
