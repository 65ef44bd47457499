const app = require('express')();
let n = 0;
const step = (value) => { n += 1; return value; };
const options = { secure: n === 0, [step('httpOnly')]: n === 1, path: '/' + n + step('x') + n };
const swap = ((a, b = a, c = n++) => `${a}${b}${c}`)(1);
app.get('/', (req, res) => res.cookie('sid', 'v', { ...options, domain: `n${n}.${swap}` }).end());
app.listen(3000);
