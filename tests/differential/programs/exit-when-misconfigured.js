const app = require('express')();
const secure = process.env.COOKIE_SECURE !== 'off';
if (process.env.NODE_ENV === 'production' && !secure) {
  console.error('refusing to start');
  process.exit(1);
}
if (process.env.NODE_ENV === 'development') process.exit(0);
app.get('/', (req, res) => res.cookie('sid', 'v', { secure, httpOnly: true }).end());
app.listen(3000);
