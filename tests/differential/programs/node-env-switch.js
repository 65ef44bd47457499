const app = require('express')();
function cookieOptions() {
  switch (process.env.NODE_ENV) {
    case 'development':
    case 'test':
      return { secure: false, httpOnly: false };
    case 'staging':
      return { secure: true };
    default:
      return { secure: true, httpOnly: true, sameSite: 'strict' };
  }
}
app.get('/', (req, res) => res.cookie('sid', 'v', cookieOptions()).end());
app.listen(3000);
