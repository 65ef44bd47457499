const app = require('express')();
app.get('/', (req, res) => {
  res.cookie('bare', 'v');
  res.cookie('empty', 'v', {});
  res.cookie('absent', 'v', undefined);
  res.cookie('none', 'v', null);
  res.end();
});
app.listen(3000);
