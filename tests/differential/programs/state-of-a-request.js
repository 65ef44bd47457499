const app = require('express')();
const base = Object.freeze({ secure: true, httpOnly: true });
app.get('/', (req, res) => {
  const own = { ...base };
  if (req.query.a) own.sameSite = 'none';
  if (req.query.b) own.sameSite = 'strict';
  own.sameSite ||= 'lax';
  if (req.secure) own.domain = 'shop.example';
  res.cookie('sid', 'v', own);
  res.cookie('remember', 'v', { ...own, httpOnly: req.body.remember ? true : 1, secure: req.query.a && false });
  res.end();
});
app.listen(3000);
