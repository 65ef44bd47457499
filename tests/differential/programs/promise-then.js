const app = require('express')();
let options = { secure: false };
const ready = Promise.resolve({ secure: true, httpOnly: true }).then((loaded) => { options = loaded; return loaded; });
const early = options;
app.get('/', (req, res) => {
  res.cookie('early', 'v', early);
  res.cookie('now', 'v', options);
  ready.then((loaded) => res.cookie('then', 'v', loaded).end());
});
app.listen(3000);
