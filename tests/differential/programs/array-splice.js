const app = require('express')();
const list = [{ secure: false }, { secure: true }, { secure: false }];
const [removed] = list.splice(1, 1, { secure: true, httpOnly: true });
removed.sameSite = 'lax';
list.unshift({ path: '/new' });
app.get('/', (req, res) => {
  res.cookie('removed', 'v', removed);
  res.cookie('second', 'v', list[2]);
  res.cookie('new', 'v', list[0]);
  res.end();
});
app.listen(3000);
