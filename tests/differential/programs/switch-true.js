const app = require('express')();
const port = 443;
let sameSite;
switch (true) {
  case port === 80: sameSite = 'none'; break;
  case port > 400: sameSite = 'strict'; break;
  default: sameSite = 'lax';
}
app.get('/', (req, res) => res.cookie('sid', 'v', { sameSite, secure: port === 443 }).end());
app.listen(3000);
