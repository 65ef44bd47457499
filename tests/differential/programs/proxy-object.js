const app = require('express')();
const target = { secure: false };
const options = new Proxy(target, {
  get: (object, key) => (key === 'secure' ? true : object[key]),
  set: (object, key, value) => { object[key] = `/${value}`; return true; },
});
options.path = 'proxied';
app.get('/', (req, res) => res.cookie('read', 'v', { secure: options.secure, path: options.path }).cookie('target', 'v', target).end());
app.listen(3000);
