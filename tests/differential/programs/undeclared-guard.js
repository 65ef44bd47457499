const app = require('express')();
const options = { httpOnly: true, secure: true };
if (process.env.INSECURE) options.secure = false;
if (!process.env.CROSS_SITE) options.sameSite = 'lax';
else options.sameSite = 'none';
app.get('/', (req, res) => {
  res.cookie('sid', 'v', options);
  if (process.env.TRACKING) res.cookie('track', 'v', { secure: false });
  res.end();
});
app.listen(3000);
