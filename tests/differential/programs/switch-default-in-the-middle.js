const app = require('express')();
let secure, httpOnly;
switch (process.env.NODE_ENV) {
  case 'test':
    secure = false;
    break;
  default:
    secure = true;
  case 'development':
    httpOnly = true;
    break;
  case 'staging':
    httpOnly = false;
}
app.get('/', (req, res) => res.cookie('sid', 'v', { secure, httpOnly }).end());
app.listen(3000);
