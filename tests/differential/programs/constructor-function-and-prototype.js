const app = require('express')();
function Options(secure) {
  if (!(this instanceof Options)) return new Options(secure);
  this.secure = secure;
}
Options.prototype.with = function (extra) { return Object.assign(this, extra); };
const made = Options(true).with({ httpOnly: true });
const other = new Options(false);
app.get('/', (req, res) => {
  res.cookie('made', 'v', made);
  res.cookie('other', 'v', other);
  res.end();
});
app.listen(3000);
