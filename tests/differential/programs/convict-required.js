// with SECRET=abc SECURE=1
// with SECRET=abc
const convict = require('convict');
const app = require('express')();

convict.addFormat({ name: 'flag', validate: () => {}, coerce: (text) => text === '1' });
const config = convict({
  secret: { format: String, default: null, env: 'SECRET' },
  secure: { format: 'flag', default: false, env: 'SECURE' },
});
config.validate();

app.get('/', (req, res) => {
  res.cookie(config.get('secret') === null ? 'none' : 'sid', 'v', { secure: config.get('secure'), httpOnly: true });
});
