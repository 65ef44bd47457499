const app = require('express')();
app.get('/', (req, res) => {
  const given = {};
  const chosen = process.env.MODE === 'open' ? given : { httpOnly: true, path: '/chosen' };
  Object.keys(chosen).forEach((key) => { given[key] = chosen[key]; });
  res.cookie('sid', 'v', given);
  res.end();
});
app.listen(3000);
