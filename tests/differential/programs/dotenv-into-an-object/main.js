const dotenv = require('dotenv');
const own = { HTTP_ONLY: 'false' };
dotenv.config({ quiet: true, processEnv: own });
dotenv.populate(process.env, { SESSION_NAME: 'shop', NODE_ENV: 'development' });
dotenv.populate(own, { HTTP_ONLY: 'true' }, { override: true });
const app = require('express')();

app.get('/', (req, res) => {
  res.cookie(process.env.SESSION_NAME, 'v', {
    secure: own.COOKIE_SECURE === 'true' && process.env.COOKIE_SECURE === undefined,
    httpOnly: own.HTTP_ONLY === 'true',
    path: `/${process.env.NODE_ENV}`,
  });
});
app.listen(3000);
