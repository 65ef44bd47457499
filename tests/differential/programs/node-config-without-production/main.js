// with NODE_CONFIG_ENV=staging
const config = require('config');
const app = require('express')();

app.get('/', (req, res) => {
  res.cookie('sid', 'v', { secure: config.get('secure'), httpOnly: config.get('httpOnly') });
  res.cookie('missing', 'v', { secure: config.has('missing') });
});
