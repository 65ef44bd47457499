const app = require('express')();
const shared = { secure: false };
app.get('/', async (req, res) => {
  shared.secure = false;
  await Promise.resolve();
  res.cookie('sid', 'v', shared);
  shared.secure = true;
  await Promise.resolve();
  res.cookie('again', 'v', shared);
  res.end();
});
app.listen(3000);
