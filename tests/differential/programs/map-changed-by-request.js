const app = require('express')();
const table = new Map([['secure', true]]);
const flags = new Set(['httpOnly']);
app.get('/a', (req, res) => {
  if (req.query.secure) table.set('secure', false);
  if (req.query.httpOnly) flags.delete('httpOnly');
  res.end();
});
app.get('/b', (req, res) => {
  res.cookie('a', 'v', { secure: table.get('secure'), httpOnly: flags.has('httpOnly') });
  const own = new Map([['secure', false]]);
  own.set(req.query.secure ? 'secure' : 'httpOnly', true);
  res.cookie('own', 'v', { secure: own.get('secure'), httpOnly: own.has('httpOnly') });
  const cleared = new Set(['x']);
  cleared.clear();
  res.cookie('cleared', 'v', { secure: cleared.has('x'), httpOnly: cleared.size === 0 });
  res.end();
});
app.listen(3000);
