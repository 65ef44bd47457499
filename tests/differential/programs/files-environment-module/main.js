const app = require('express')();
const env = require('./env');
app.get('/', (req, res) => {
  res.cookie('sid', 'v', { secure: env.isProduction, httpOnly: !env.isTest, sameSite: env.SAME_SITE, domain: env.DOMAIN });
  res.end();
});
app.listen(3000);
