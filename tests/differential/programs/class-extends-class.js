const app = require('express')();
class Base {
  constructor(secure) { this.secure = secure; }
  options() { return { secure: this.secure, ...this.more() }; }
  more() { return { httpOnly: false }; }
}
class Strict extends Base {
  constructor() { super(true); this.name = 'sid'; }
  more() { return { ...super.more(), sameSite: 'strict' }; }
}
const strict = new Strict();
app.get('/', (req, res) => res.cookie(strict.name, 'v', strict.options()).end());
app.listen(3000);
