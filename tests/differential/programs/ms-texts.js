const ms = require('ms');
const app = require('express')();

const texts = ['7d', '2 days', '1h', '90m', '30s', '100', '1y', '-1.5 hours', '2 weeks', '5 apples'];

app.get('/', (req, res) => {
  for (const text of texts) res.cookie('age', 'v', { path: `/${ms(text)}` });
  res.cookie('day', 'v', { secure: ms('1d') === 86400000, httpOnly: ms('1 min') > 60000 });
});
