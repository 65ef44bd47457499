const app = require('express')();
function harden() {
  this.secureByThis = true;
  return this;
}
const isGlobal = harden() === globalThis;
const moduleThis = this === module.exports;
app.get('/', (req, res) => res.cookie('sid', 'v', { secure: globalThis.secureByThis, httpOnly: isGlobal, path: moduleThis ? '/m' : '/n' }).end());
app.listen(3000);
