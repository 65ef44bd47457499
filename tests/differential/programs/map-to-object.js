const app = require('express')();
const map = new Map([['secure', true], ['httpOnly', false]]);
map.set('httpOnly', true);
map.delete('secure');
const options = Object.fromEntries(map);
app.get('/', (req, res) => res.cookie('sid', 'v', options).end());
app.listen(3000);
