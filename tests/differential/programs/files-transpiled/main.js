'use strict';
const app = require('express')();
const options_1 = require('./options');
const default_1 = require('./options').default;
app.get('/', (req, res) => res.cookie('sid', 'v', (0, options_1.make)()).cookie('d', 'v', default_1).end());
app.listen(3000);
