const app = require('express')();
class Cookies {
  constructor({ secure, httpOnly = true } = {}) {
    this.options = { secure: secure ?? true, httpOnly };
    if (!this.options.secure) this.options.sameSite = 'lax';
  }
  set(res, name) {
    res.cookie(name, 'v', this.options);
  }
}
const strict = new Cookies();
const loose = new Cookies({ secure: false });
app.get('/', (req, res) => {
  strict.set(res, 'sid');
  loose.set(res, 'theme');
  res.end();
});
app.listen(3000);
