const app = require('express')();
function devOnly(req, res, next) {
  if (process.env.NODE_ENV === 'production') return next();
  res.cookie('dev', 'v', {});
  next();
}
app.use(devOnly);
const isDev = process.env.NODE_ENV !== 'production';
isDev && app.get('/d', (req, res) => { res.cookie('dev-and', 'v'); res.end(); });
isDev || app.get('/p', (req, res) => { res.cookie('prod-or', 'v', { secure: true }); res.end(); });
const handler = isDev ? (req, res) => { res.cookie('dev-cond', 'v'); res.end(); } : (req, res) => { res.cookie('prod-cond', 'v', { secure: !isDev }); res.end(); };
app.get('/c', handler);
function setup() {
  if (isDev) throw new Error('x');
  app.get('/s', (req, res) => { res.cookie('after-throw', 'v', { secure: true }); res.end(); });
  if (!isDev) return;
  app.get('/t', (req, res) => { res.cookie('after-return', 'v'); res.end(); });
}
setup();
switch (process.env.NODE_ENV) {
  case 'production':
    app.get('/sw', (req, res) => { res.cookie('sw-prod', 'v', { secure: true }); res.end(); });
    break;
  case 'development':
    app.get('/sd', (req, res) => { res.cookie('sw-dev', 'v'); res.end(); });
}
app.listen(3000);
