const app = require('express')();
app.get('/', (req, res) => {
  res.cookie('a', 'v', { secure: Boolean('false'), httpOnly: Boolean('') });
  res.cookie('b', 'v', { secure: !!'0', httpOnly: !!Number('0') });
  res.cookie('c', 'v', { secure: new Boolean(false), httpOnly: JSON.parse('false') });
  res.cookie('d', 'v', { secure: null == undefined, httpOnly: NaN === NaN });
  res.cookie('e', 'v', { secure: [] == false, httpOnly: '1' == 1, path: '/' + typeof null });
  res.end();
});
app.listen(3000);
