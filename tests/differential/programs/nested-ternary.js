const app = require('express')();
const tier = process.env.TIER;
const env = process.env.NODE_ENV;
const secure = env === 'test' ? false : env === 'production' ? true : tier === 'edge';
const sameSite = tier === 'embed' ? 'none' : tier ? 'strict' : 'lax';
app.get('/', (req, res) => res.cookie('sid', 'v', { secure, httpOnly: secure ? !tier : false, sameSite }).end());
app.listen(3000);
