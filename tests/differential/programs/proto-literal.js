const app = require('express')();
const child = { __proto__: { secure: true }, httpOnly: true };
app.get('/', (req, res) => {
  res.cookie('child', 'v', child);
  res.cookie('read', 'v', { secure: child.secure, httpOnly: child.httpOnly });
  res.end();
});
app.listen(3000);
