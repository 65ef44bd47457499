const app = require('express')();
const profiles = [{ name: 'open', secure: false }, { name: 'closed', secure: true, httpOnly: true }];
const found = profiles.find((profile) => profile.name === 'closed');
const missing = profiles.find((profile) => profile.name === 'other') ?? profiles[0];
profiles[0].httpOnly = true;
app.get('/', (req, res) => {
  res.cookie('found', 'v', found);
  res.cookie('missing', 'v', missing);
  res.cookie('index', 'v', profiles[profiles.findIndex((profile) => profile.secure)]);
  res.end();
});
app.listen(3000);
