const app = require('express')();
const NAME = 'sid';
const SECURE = true;
const SAME_SITE = 'strict';
app.get('/', (req, res) => res.cookie(NAME, 'v', { secure: SECURE, httpOnly: !0, sameSite: SAME_SITE }).end());
app.listen(3000);
