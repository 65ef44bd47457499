const app = require('express')();
const options = {};
options.secure &&= false;
const copy = {};
for (const key of Object.keys(options)) copy[key] = !copy[key];
app.get('/', (req, res) => res.cookie('sid', 'v', { ...copy, httpOnly: 'secure' in options }).end());
app.listen(3000);
