const app = require('express')();
app.get('/', (req, res) => {
  res.cookie('merged', 'v', { secure: false, httpOnly: false, ...req.query });
  res.cookie('kept', 'v', { ...req.query, secure: true });
  res.cookie('assigned', 'v', Object.assign({ sameSite: 'lax' }, req.body, { httpOnly: true }));
  res.end();
});
app.listen(3000);
