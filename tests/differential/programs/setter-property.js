const app = require('express')();
const options = {
  values: {},
  set secure(on) { this.values.secure = !on; },
  get secure() { return this.values.secure; },
};
options.secure = false;
Object.assign(options, { httpOnly: true });
app.get('/', (req, res) => res.cookie('sid', 'v', { secure: options.secure, httpOnly: options.httpOnly }).cookie('v', 'v', options.values).end());
app.listen(3000);
