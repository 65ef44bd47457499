const app = require('express')();
const secure = true;
let httpOnly = false;
{
  const secure = false;
  httpOnly = !secure;
}
function path(secure) {
  var httpOnly = secure;
  if (true) { let secure = '/inner'; return secure + httpOnly; }
}
app.get('/', (req, res) => res.cookie('sid', 'v', { secure, httpOnly, path: path('/p') }).end());
app.listen(3000);
