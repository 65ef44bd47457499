const app = require('express')();
function level(n) {
  const options = {};
  switch (n) {
    case 3:
      options.sameSite = 'strict';
    case 2:
      options.httpOnly = true;
    case 1:
      options.secure = true;
      break;
    default:
      options.path = '/open';
  }
  return options;
}
app.get('/', (req, res) => {
  res.cookie('three', 'v', level(3));
  res.cookie('two', 'v', level(2));
  res.cookie('zero', 'v', level(0));
  res.end();
});
app.listen(3000);
