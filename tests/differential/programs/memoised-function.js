const app = require('express')();
const cache = {};
function options(name) {
  if (cache[name]) return cache[name];
  return (cache[name] = { secure: name === 'sid' });
}
options('sid').httpOnly = true;
options('other').path = '/other';
app.get('/', (req, res) => res.cookie('sid', 'v', options('sid')).cookie('other', 'v', options('other')).cookie('new', 'v', options('new')).end());
app.listen(3000);
