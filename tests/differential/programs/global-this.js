const app = require('express')();
globalThis.cookieOptions = { secure: false };
function harden() {
  cookieOptions.secure = true;
  globalThis.cookieOptions.httpOnly = true;
}
harden();
app.get('/', (req, res) => res.cookie('sid', 'v', globalThis.cookieOptions).cookie('b', 'v', cookieOptions).end());
app.listen(3000);
