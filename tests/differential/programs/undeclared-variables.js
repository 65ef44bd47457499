const app = require('express')();
const secure = process.env.COOKIE_SECURE === 'true';
const httpOnly = process.env.COOKIE_HTTP_ONLY !== 'false';
const sameSite = process.env.COOKIE_SAME_SITE || 'lax';
const domain = process.env.COOKIE_DOMAIN;
const path = process.env.COOKIE_PATH ?? '/shop';
app.get('/', (req, res) => res.cookie('sid', 'v', { secure, httpOnly, sameSite, domain, path }).end());
app.listen(3000);
