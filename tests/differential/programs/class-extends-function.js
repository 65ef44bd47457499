const app = require('express')();
function Base() {
  this.secure = true;
}
Base.prototype.options = function () { return { secure: this.secure, httpOnly: this.httpOnly }; };
class Child extends Base {
  constructor() { super(); this.httpOnly = this.secure; }
}
app.get('/', (req, res) => res.cookie('sid', 'v', new Child().options()).end());
app.listen(3000);
