const app = require('express')();
app.use((req, res, next) => {
  res.locals.cookieOptions = { secure: true, httpOnly: true };
  next();
});
app.get('/', (req, res) => {
  res.cookie('sid', 'v', res.locals.cookieOptions);
  res.cookie('open', 'v', { ...res.locals.cookieOptions, httpOnly: false });
  res.end();
});
app.listen(3000);
