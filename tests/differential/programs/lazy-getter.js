const app = require('express')();
const config = {
  get cookie() {
    const value = { secure: true, httpOnly: true };
    Object.defineProperty(this, 'cookie', { value });
    return value;
  },
};
config.cookie.sameSite = 'strict';
app.get('/', (req, res) => res.cookie('sid', 'v', config.cookie).end());
app.listen(3000);
