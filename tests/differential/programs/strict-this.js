'use strict';
const app = require('express')();
function self() {
  return this;
}
const object = { self, arrow: () => this };
app.get('/', (req, res) => res.cookie('sid', 'v', { secure: self() === undefined, httpOnly: object.self() === object, path: object.arrow() === object ? '/a' : '/b' }).end());
app.listen(3000);
