const app = require('express')();
const base = { httpOnly: true, secure: false, sameSite: 'lax' };
app.get('/', (req, res) => {
  res.cookie('a', 'v', { ...base, secure: true });
  res.cookie('b', 'v', { secure: true, ...base });
  res.cookie('c', 'v', { ...base, ...{ sameSite: undefined, path: '/c' }, ...null, ...undefined });
  res.end();
});
app.listen(3000);
