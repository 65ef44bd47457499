const app = require('express')();
const config = { cookie: { secure: true }, make: () => ({ httpOnly: true }) };
app.get('/', (req, res) => {
  res.cookie('a', 'v', { secure: config?.cookie?.secure, httpOnly: config.session?.cookie.httpOnly });
  res.cookie('b', 'v', { ...config.make?.(), secure: config.other?.() ?? true, path: config['cookie']?.['path'] ?? '/q' });
  res.end();
});
app.listen(3000);
