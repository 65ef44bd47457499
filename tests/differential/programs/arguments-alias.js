const app = require('express')();
function harden(options) {
  arguments[0].secure = true;
  const all = Array.from(arguments);
  all[0].httpOnly = true;
}
const options = { secure: false };
harden(options);
app.get('/', (req, res) => res.cookie('sid', 'v', options).end());
app.listen(3000);
