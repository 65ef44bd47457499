const app = require('express')();
let secure = (0, true);
const httpOnly = void 0;
const path = (secure = !secure, '/comma');
for (let i = 0, j = 3; i < j; i++, j--) secure = i === 1;
app.get('/', (req, res) => (res.cookie('sid', 'v', { secure, httpOnly, path }), res.end()));
app.listen(3000);
