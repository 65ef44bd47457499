const app = require('express')();
app.get('/', (req, res) => {
  const options = { secure: true, httpOnly: false };
  for (const key in req.query) options[key] = true;
  let count = 0;
  while (count < (req.query.a ? 2 : 1)) count++;
  res.cookie('sid', 'v', options);
  res.cookie('count', 'v', { secure: count === 2, httpOnly: count > 0 });
  res.end();
});
app.listen(3000);
