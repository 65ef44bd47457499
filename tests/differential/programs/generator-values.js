const app = require('express')();
function* parts() {
  yield { secure: true };
  yield { httpOnly: true };
  return { secure: false };
}
const options = Object.assign({}, ...parts());
const iterator = parts();
const first = iterator.next().value;
iterator.next();
const last = iterator.next().value;
app.get('/', (req, res) => res.cookie('all', 'v', options).cookie('first', 'v', first).cookie('last', 'v', last).end());
app.listen(3000);
