const app = require('express')();
const harden = (options) => { options.secure = true; };
const soften = (options) => { options.secure = false; };
app.get('/', (req, res) => {
  const options = { httpOnly: true };
  const change = req.query.a ? harden : soften;
  change(options);
  const other = {};
  (process.env.NODE_ENV === 'production' ? harden : soften)(other);
  res.cookie('sid', 'v', options);
  res.cookie('other', 'v', other);
  res.end();
});
app.listen(3000);
