const app = require('express')();
const table = { secure: '1', httpOnly: '', path: '/x' };
const copied = Object.fromEntries(Object.entries(table).map(([key, value]) => [key, value || undefined]));
const kept = Object.fromEntries(Object.entries(table).filter(([key]) => key !== 'secure'));
const keys = Object.keys(table);
app.get('/', (req, res) => {
  res.cookie('copied', 'v', copied);
  res.cookie('kept', 'v', kept);
  res.cookie('keys', 'v', { secure: keys.includes('secure'), httpOnly: keys.length === 2, path: Object.values(table)[2] });
  res.end();
});
app.listen(3000);
