const app = require('express')();
const stack = [{ secure: false }, { secure: true }, { secure: false, path: '/last' }];
const last = stack.pop();
const first = stack.shift();
first.httpOnly = true;
app.get('/', (req, res) => {
  res.cookie('last', 'v', last);
  res.cookie('first', 'v', first);
  res.cookie('left', 'v', { ...stack[0], httpOnly: stack.length === 1 });
  res.end();
});
app.listen(3000);
