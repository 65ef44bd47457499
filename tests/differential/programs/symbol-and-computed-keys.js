const app = require('express')();
const SECRET = Symbol('secure');
const key = 'sec' + 'ure';
const options = { [SECRET]: true, [key]: true, ['http' + 'Only']: true, [`${1}`]: 1 };
const store = { [SECRET]: { sameSite: 'lax' } };
app.get('/', (req, res) => res.cookie('sid', 'v', { ...options, ...store[SECRET], path: '/' + Object.keys(options).length }).end());
app.listen(3000);
