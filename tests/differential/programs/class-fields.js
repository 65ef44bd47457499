const app = require('express')();
class CookieOptions {
  httpOnly = true;
  secure = process.env.NODE_ENV === 'production';
  sameSite = this.secure ? 'none' : 'lax';
  path;
}
app.get('/', (req, res) => res.cookie('sid', 'v', new CookieOptions()).end());
app.listen(3000);
