const app = require('express')();
const config = (function () {
  const own = { secure: false };
  own.secure = true;
  return { get: (key) => own[key], set: (key, value) => { own[key] = value; } };
})();
config.set('httpOnly', true);
const { get } = config;
!(() => config.set('path', '/iife'))();
app.get('/', (req, res) => res.cookie('sid', 'v', { secure: get('secure'), httpOnly: get('httpOnly'), path: get('path') }).end());
app.listen(3000);
