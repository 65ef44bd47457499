const app = require('express')();
const util = require('util');
const kept = { secure: true };
const given = { secure: true };
util.inspect(kept);
require('events').defaultMaxListeners = 5;
const copied = util.inherits && Object.assign({}, given);
app.get('/', (req, res) => res.cookie('kept', 'v', kept).cookie('copied', 'v', copied).end());
app.listen(3000);
