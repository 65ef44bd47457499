const app = require('express')();
app.get('/', (req, res) => {
  const grown = [];
  grown.length = 1;
  const list = [1, 2, 3];
  list.splice(2, undefined);
  const rest = [1, 2, 3];
  rest.splice(1);
  res.cookie('grown', 'v', { httpOnly: true, secure: grown.length === 1 });
  res.cookie('nan', 'v', { httpOnly: true, secure: [NaN].includes(NaN) });
  res.cookie('index', 'v', { httpOnly: true, secure: [NaN].indexOf(NaN) === -1 });
  res.cookie('list', 'v', { httpOnly: true, secure: list.length === 3 });
  res.cookie('rest', 'v', { httpOnly: true, secure: rest.length === 1 });
  res.end();
});
app.listen(3000);
