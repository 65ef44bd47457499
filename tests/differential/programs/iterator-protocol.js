const app = require('express')();
const profiles = {
  *[Symbol.iterator]() {
    yield ['secure', true];
    yield ['httpOnly', false];
  },
};
const options = {};
for (const [key, value] of profiles) options[key] = value;
const [[, secure]] = profiles;
app.get('/', (req, res) => res.cookie('sid', 'v', options).cookie('first', 'v', { secure }).end());
app.listen(3000);
