const app = require('express')();
const rules = [['sid', 'secure'], ['sid', 'httpOnly'], ['theme', 'secure']];
const byName = {};
for (const [name, flag] of rules) (byName[name] ??= {})[flag] = true;
app.get('/', (req, res) => {
  for (const name of Object.keys(byName)) res.cookie(name, 'v', byName[name]);
  res.end();
});
app.listen(3000);
