const app = require('express')();
app.get('/', (req, res) => {
  const options = { secure: true, httpOnly: true };
  if (req.query.b) options.sameSite = 'lax';
  Object.keys(options).forEach((key) => { if (key === 'httpOnly') options[key] = false; });
  res.cookie('sid', 'v', options);
  res.end();
});
app.listen(3000);
