const app = require('express')();
app.get('/', (req, res) => {
  const options = { secure: true, sameSite: 'lax' };
  if (req.query.a) delete options.secure;
  const copy = {};
  for (const key of Object.keys(options)) copy[key] = options[key];
  res.cookie('copy', 'v', copy);
  res.cookie('count', 'v', { httpOnly: Object.keys(options).length === 2, secure: 'secure' in options });
  res.cookie('default', 'v', { httpOnly: true, ...{ secure: false, ...options } });
  res.end();
});
app.listen(3000);
