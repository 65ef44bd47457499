const app = require('express')();
function setter(options) {
  return (res, name, extra) => res.cookie(name, 'v', { ...options, ...extra });
}
const session = setter({ secure: true, httpOnly: true });
const visible = setter({ secure: true });
app.get('/', (req, res) => {
  session(res, 'sid', { sameSite: 'strict' });
  visible(res, 'theme');
  res.end();
});
app.listen(3000);
