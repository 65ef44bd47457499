const app = require('express')();
const byName = new Map();
byName.set('sid', { secure: false });
byName.set('theme', { secure: false });
byName.get('sid').secure = true;
const copy = byName.get('theme');
copy.httpOnly = true;
app.get('/', (req, res) => {
  res.cookie('sid', 'v', byName.get('sid'));
  res.cookie('theme', 'v', byName.get('theme'));
  res.cookie('none', 'v', byName.get('none'));
  res.cookie('has', 'v', { secure: byName.has('sid'), httpOnly: byName.size === 3 });
  res.end();
});
app.listen(3000);
