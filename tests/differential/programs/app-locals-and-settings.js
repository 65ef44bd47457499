const app = require('express')();
app.set('cookie options', { secure: true, httpOnly: true });
app.locals.sameSite = 'strict';
app.enable('secure cookies');
app.get('/', (req, res) => {
  res.cookie('sid', 'v', { ...app.get('cookie options'), sameSite: req.app.locals.sameSite });
  res.cookie('b', 'v', { secure: app.enabled('secure cookies'), httpOnly: app.disabled('x-powered-by') });
  res.end();
});
app.listen(3000);
