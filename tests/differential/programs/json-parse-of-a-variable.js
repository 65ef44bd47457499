// with COOKIE_SECURE=true HTTP_ONLY=false
// with COOKIE_SECURE=false OPTIONS={"secure":true,"path":"/shop"}
const secure = JSON.parse(process.env.COOKIE_SECURE || 'false');
const options = JSON.parse(process.env.OPTIONS ?? '{"secure":false,"path":"/"}');
const app = require('express')();

app.get('/', (req, res) => {
  res.cookie('sid', 'v', { secure, httpOnly: JSON.parse(process.env.HTTP_ONLY || true) });
  res.cookie('other', 'v', options).end();
});
