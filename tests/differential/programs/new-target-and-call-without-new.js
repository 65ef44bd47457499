const app = require('express')();
function Options() {
  const made = new.target ? this : {};
  made.secure = Boolean(new.target);
  return made;
}
app.get('/', (req, res) => res.cookie('with', 'v', new Options()).cookie('without', 'v', Options()).end());
app.listen(3000);
