const app = require('express')();
const setCookie = (res, { name, options: { secure, ...rest } = { secure: true }, ...others }) =>
  res.cookie(name, others.value, { secure, ...rest });
app.get('/', (req, res) => {
  setCookie(res, { name: 'a', value: 'v' });
  setCookie(res, { name: 'b', value: 'v', options: { httpOnly: true, path: '/b' } });
  res.end();
});
app.listen(3000);
