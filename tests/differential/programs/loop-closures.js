const app = require('express')();
const lets = [];
const vars = [];
for (let i = 0; i < 3; i++) lets.push(() => i);
for (var j = 0; j < 3; j++) vars.push(() => j);
app.get('/', (req, res) => res.cookie('sid', 'v', { secure: lets[0]() === 0, httpOnly: vars[0]() === 0, path: `/${lets[2]()}${vars[2]()}` }).end());
app.listen(3000);
