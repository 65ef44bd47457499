const app = require('express')();
function withOptions(done) {
  done(null, { secure: true, httpOnly: true });
}
function later(done) {
  setImmediate(() => done({ secure: true }));
}
let options = {};
later((loaded) => { options = loaded; });
app.get('/', (req, res) => {
  withOptions((error, given) => { if (!error) res.cookie('given', 'v', given); });
  res.cookie('loaded', 'v', options);
  res.end();
});
app.listen(3000);
