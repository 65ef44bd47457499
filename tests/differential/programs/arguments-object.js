const app = require('express')();
function options() {
  const given = arguments[1] || {};
  return { secure: arguments.length > 1, httpOnly: arguments[0], ...given };
}
function changed(secure) {
  arguments[0] = true;
  return secure;
}
app.get('/', (req, res) => {
  res.cookie('a', 'v', options(true));
  res.cookie('b', 'v', options(false, { sameSite: 'lax' }));
  res.cookie('c', 'v', { secure: changed(false) });
  res.end();
});
app.listen(3000);
