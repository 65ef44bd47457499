const app = require('express')();
const names = { 1: 'one', session: 'sid' };
const enumeration = Object.freeze({ SESSION: 0, 0: 'SESSION' });
app.get('/', (req, res) => res.cookie(names[1], 'v', { secure: names['1'] === 'one' }).cookie(enumeration[enumeration.SESSION], 'v', { httpOnly: true }).end());
app.listen(3000);
