const app = require('express')();
const options = { secure: true };
app.get('/', (req, res) => {
  res.cookie('first', 'v', options);
  options.httpOnly = true;
  options.secure = false;
  res.cookie('second', 'v', options);
  res.end();
});
app.listen(3000);
