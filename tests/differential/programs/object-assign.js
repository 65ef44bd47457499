const app = require('express')();
const defaults = { httpOnly: true, secure: false };
const merged = Object.assign({}, defaults, { secure: true }, null, { path: '/app' });
const same = Object.assign(defaults, { sameSite: 'none' });
app.get('/', (req, res) => {
  res.cookie('merged', 'v', merged);
  res.cookie('defaults', 'v', defaults);
  res.cookie('same', 'v', same);
  res.end();
});
app.listen(3000);
