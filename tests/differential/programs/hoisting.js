const app = require('express')();
const early = { secure: SECURE, httpOnly: isOn(), path: typeof SECURE };
var SECURE = true;
function isOn() { return true; }
function isOn() { return false; }
app.get('/', (req, res) => res.cookie('early', 'v', early).cookie('late', 'v', { secure: SECURE }).end());
app.listen(3000);
