const app = require('express')();
const config = { cookie: { secure: undefined, httpOnly: null, path: '/d' }, name: 'sid' };
const { cookie: { secure = true, httpOnly = true, path: where, sameSite = where === '/d' ? 'strict' : 'lax' }, ...others } = config;
let a, b;
({ a = 'x', b = a } = { b: undefined });
app.get('/', (req, res) => res.cookie(others.name, 'v', { secure, httpOnly, path: where, sameSite, domain: b }).end());
app.listen(3000);
