const app = require('express')();
app.get('/', (req, res) => {
  res.cookie('text', 'v', { secure: 'false', httpOnly: 'no', sameSite: 'LAX' });
  res.cookie('numbers', 'v', { secure: 0, httpOnly: 1, sameSite: 0 });
  res.cookie('nothing', 'v', { secure: undefined, httpOnly: null, sameSite: undefined, path: undefined, domain: null });
  res.cookie('empty', 'v', { secure: '', httpOnly: NaN, sameSite: '', path: '', domain: '' });
  res.cookie('truth', 'v', { secure: [], httpOnly: {}, sameSite: true, path: null });
  res.end();
});
app.listen(3000);
