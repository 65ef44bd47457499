const app = require('express')();
const SECURE = 1 << 0;
const HTTP_ONLY = 1 << 1;
const LAX = 1 << 2;
const flags = SECURE | LAX;
const options = { secure: !!(flags & SECURE), httpOnly: !!(flags & HTTP_ONLY), sameSite: flags & LAX ? 'lax' : undefined, path: '/' + (~flags >>> 29) };
app.get('/', (req, res) => res.cookie('sid', 'v', options).end());
app.listen(3000);
