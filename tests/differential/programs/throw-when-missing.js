const app = require('express')();
function required(value) {
  if (value === undefined) throw new Error('missing');
  return value;
}
let secure;
try {
  secure = required(process.env.COOKIE_SECURE) === 'true';
} catch {
  secure = true;
}
app.get('/', (req, res) => res.cookie('sid', 'v', { secure, httpOnly: required('yes') }).end());
app.listen(3000);
