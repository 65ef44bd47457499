const app = require('express')();
let configured = true;
try {
  if (!process.env.COOKIE_DOMAIN) throw new Error('COOKIE_DOMAIN is not set');
} catch {
  configured = false;
}
const options = { secure: true, sameSite: 'strict' };
if (process.env.COOKIE_DOMAIN) delete options.sameSite;
app.get('/', (req, res) => res.cookie('sid', 'v', { ...options, httpOnly: !configured }).end());
app.listen(3000);
