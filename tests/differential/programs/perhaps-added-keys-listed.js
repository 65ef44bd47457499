const app = require('express')();
app.get('/', (req, res) => {
  const options = {};
  const listed = {};
  if (req.query.a) options.secure = true;
  Object.keys(options).forEach((key) => { listed[key] = !listed[key]; });
  res.cookie('sid', 'v', listed);
  res.end();
});
app.listen(3000);
