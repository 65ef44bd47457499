const app = require('express')();
const options = { secure: false, httpOnly: false };
for (const key of Object.keys(options)) options[key] = !options[key];
for (const [key, value] of [['sameSite', 'lax'], ['path', '/loop']]) options[key] = value;
app.get('/', (req, res) => res.cookie('sid', 'v', options).end());
app.listen(3000);
