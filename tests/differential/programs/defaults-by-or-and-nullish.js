const app = require('express')();
const given = { secure: false, path: '', sameSite: null, domain: 0 };
app.get('/', (req, res) => {
  res.cookie('or', 'v', { secure: given.secure || true, path: given.path || '/or', sameSite: given.sameSite || 'lax' });
  res.cookie('nullish', 'v', { secure: given.secure ?? true, path: given.path ?? '/n', sameSite: given.sameSite ?? 'lax' });
  res.cookie('and', 'v', { secure: given.secure && 'x', httpOnly: given && true, domain: given.domain || undefined });
  res.end();
});
app.listen(3000);
