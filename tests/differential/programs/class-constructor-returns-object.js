const app = require('express')();
class Options {
  constructor() {
    this.secure = false;
    return { secure: true, httpOnly: true };
  }
}
app.get('/', (req, res) => res.cookie('sid', 'v', new Options()).end());
app.listen(3000);
