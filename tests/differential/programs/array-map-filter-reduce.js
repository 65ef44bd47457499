const app = require('express')();
const flags = ['secure', 'httpOnly'];
const options = flags.reduce((all, flag) => ({ ...all, [flag]: true }), {});
const listed = [{ on: true, key: 'secure' }, { on: false, key: 'httpOnly' }].filter((each) => each.on).map((each) => each.key);
app.get('/', (req, res) => {
  res.cookie('reduced', 'v', options);
  res.cookie('listed', 'v', { secure: listed.includes('secure'), httpOnly: listed.includes('httpOnly') });
  res.cookie('some', 'v', { secure: flags.some((flag) => flag === 'secure'), httpOnly: flags.every((flag) => flag === 'secure') });
  res.end();
});
app.listen(3000);
