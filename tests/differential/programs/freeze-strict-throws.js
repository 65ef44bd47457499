'use strict';
const app = require('express')();
const frozen = Object.freeze({ secure: true });
let caught = false;
try {
  frozen.secure = false;
} catch (error) {
  caught = true;
}
app.get('/', (req, res) => res.cookie('sid', 'v', { ...frozen, httpOnly: caught }).end());
app.listen(3000);
