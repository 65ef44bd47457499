const app = require('express')();
app.get('/', (req, res) => {
  const options = { secure: true, sameSite: 'lax' };
  switch (req.query.a) {
    case '1':
      options.sameSite = 'none';
    case undefined:
      options.httpOnly = true;
      break;
    default:
      options.secure = false;
  }
  res.cookie('sid', 'v', options);
  res.end();
});
app.listen(3000);
