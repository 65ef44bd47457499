const app = require('express')();
const options = { secure: false };
Reflect.set(options, 'secure', true);
Reflect.defineProperty(options, 'httpOnly', { value: true, enumerable: true });
const has = Reflect.has(options, 'secure') && Reflect.ownKeys(options).length === 2;
const path = '/' + Reflect.apply((a, b) => a + b, null, ['x', 'y']);
app.get('/', (req, res) => res.cookie('sid', 'v', { ...options, path, sameSite: has ? 'strict' : 'none' }).end());
app.listen(3000);
