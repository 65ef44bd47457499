const { options } = require('./options');
const patch = require('./patch');
const log = require('./log');
const app = require('express')();
app.get('/', (req, res) => {
  res.cookie('sid', 'v', options);
  log.info('set');
  res.end();
});
app.listen(3000);
