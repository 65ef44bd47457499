const app = require('express')();
const options = { secure: false, httpOnly: true };
async function load() {
  await null;
  options.secure = true;
}
const before = { ...options };
load();
const after = { ...options };
app.get('/', (req, res) => {
  res.cookie('before', 'v', before);
  res.cookie('after', 'v', after);
  res.cookie('later', 'v', options);
  res.end();
});
app.listen(3000);
