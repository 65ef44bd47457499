const app = require('express')();
process.env.COOKIE_SECURE = false;
process.env.COOKIE_PATH ||= '/area';
const options = { secure: process.env.COOKIE_SECURE, httpOnly: process.env.COOKIE_SECURE === 'false', path: process.env.COOKIE_PATH };
app.get('/', (req, res) => res.cookie('sid', 'v', options).end());
app.listen(3000);
