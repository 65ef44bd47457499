const app = require('express')();
const base = { secure: false };
const all = new Set([base, { secure: true }]);
for (const options of all) options.httpOnly = true;
all.forEach((options) => { options.sameSite = 'lax'; });
const names = new Set(['a', 'b', 'a']);
app.get('/', (req, res) => {
  res.cookie('base', 'v', { ...base, path: '/' + names.size });
  res.cookie('first', 'v', [...all][1]);
  res.end();
});
app.listen(3000);
