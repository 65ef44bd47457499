const app = require('express')();
const shared = { secure: false };
const holder = { cookie: shared };
const list = [shared];
holder.cookie.secure = true;
list[0].httpOnly = true;
holder.cookie = { secure: 'other' };
app.get('/', (req, res) => {
  res.cookie('shared', 'v', shared);
  res.cookie('holder', 'v', holder.cookie);
  shared.path = '/after';
  res.cookie('after', 'v', list[0]);
  res.end();
});
app.listen(3000);
