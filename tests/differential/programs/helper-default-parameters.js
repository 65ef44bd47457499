const app = require('express')();
function set(res, name, secure = true, { httpOnly = true, sameSite = secure ? 'none' : 'lax' } = {}) {
  res.cookie(name, 'v', { secure, httpOnly, sameSite });
}
app.get('/', (req, res) => {
  set(res, 'a');
  set(res, 'b', false);
  set(res, 'c', undefined, { httpOnly: false });
  set(res, 'd', null, { sameSite: 'strict' });
  res.end();
});
app.listen(3000);
