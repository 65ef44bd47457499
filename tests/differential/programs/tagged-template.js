const app = require('express')();
function flag(strings, ...values) {
  return strings.raw[0] === 'on' || values.includes(true);
}
const join = (strings, value) => strings[0] + value + strings[1];
app.get('/', (req, res) => {
  res.cookie(join`a${1}b`, 'v', { secure: flag`on`, httpOnly: flag`off${false}` });
  res.cookie('raw', 'v', { path: String.raw`/a\b`, secure: flag`x${true}` });
  res.end();
});
app.listen(3000);
