const app = require('express')();
const state = new WeakMap();
class Cookies {
  constructor() { state.set(this, { secure: false }); }
  harden() { state.get(this).secure = true; }
  options() { return state.get(this); }
}
const cookies = new Cookies();
cookies.harden();
app.get('/', (req, res) => res.cookie('sid', 'v', cookies.options()).end());
app.listen(3000);
