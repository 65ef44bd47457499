const app = require('express')();
if (process.env.NODE_ENV !== 'production') {
  app.get('/dev-login', (req, res) => res.cookie('sid', 'dev', { secure: false }).end());
}
if (process.env.NODE_ENV === 'development') app.use((req, res, next) => { res.cookie('debug', '1'); next(); });
app.get('/', (req, res) => {
  process.env.NODE_ENV !== 'production' && res.cookie('a', '1');
  if (app.get('env') === 'development') return res.cookie('b', '1').end();
  res.cookie('c', '1', { secure: true });
  res.end();
});
app.listen(3000);
