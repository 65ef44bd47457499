const app = require('express')();
function options(kind) {
  if (kind === 'public') return { httpOnly: false };
  if (process.env.NODE_ENV === 'development') return {};
  const result = { httpOnly: true, secure: true };
  if (kind === 'admin') {
    result.sameSite = 'strict';
    return result;
  }
  result.sameSite = 'lax';
  return result;
}
app.get('/', (req, res) => {
  res.cookie('theme', 'v', options('public'));
  res.cookie('admin', 'v', options('admin'));
  res.cookie('sid', 'v', options());
  res.end();
});
app.listen(3000);
