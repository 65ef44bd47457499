const app = require('express')();
class Builder {
  constructor() { this.options = {}; }
  secure(on = true) { this.options.secure = on; return this; }
  httpOnly(on = true) { this.options.httpOnly = on; return this; }
  sameSite(value) { this.options.sameSite = value; return this; }
  build() { return { ...this.options }; }
}
const options = new Builder().secure().httpOnly().sameSite('lax').build();
const open = new Builder().secure(false).build();
app.get('/', (req, res) => res.cookie('sid', 'v', options).cookie('open', 'v', open).end());
app.listen(3000);
