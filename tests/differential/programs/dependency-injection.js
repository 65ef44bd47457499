const app = require('express')();
const container = {};
const register = (name, make) => { container[name] = make(container); };
register('config', () => ({ secure: process.env.NODE_ENV === 'production' }));
register('cookies', ({ config }) => ({ set: (res, name) => res.cookie(name, 'v', { ...config, httpOnly: true }) }));
app.get('/', (req, res) => {
  container.cookies.set(res, 'sid');
  res.end();
});
app.listen(3000);
