const app = require('express')();
const sessions = new Map();
const key = { id: 1 };
const byObject = new WeakMap([[key, { secure: true }]]);
const seen = new Set();
const options = new Map([['secure', true], ['path', '/m']]);
const alias = options;
alias.set('httpOnly', true);
function change(map) { map.set('path', '/changed'); map.delete('secure'); }
app.get('/a', (req, res) => {
  sessions.set('last', { secure: Boolean(req.query.secure) });
  seen.add('a');
  res.cookie('a', 'v', { secure: byObject.get(key).secure, httpOnly: byObject.has({}) });
  res.end();
});
app.get('/b', (req, res) => {
  const last = sessions.get('last') || { secure: true };
  res.cookie('b', 'v', { secure: last.secure, httpOnly: seen.has('a'), path: options.get('path') });
  const own = new Map(options);
  change(own);
  res.cookie('c', 'v', { path: own.get('path'), secure: own.get('secure'), httpOnly: options.has('secure') });
  const order = new Set(['x', 'y']); order.delete('x'); order.add('x');
  res.cookie([...order].join(''), 'v', { path: '/' + [...new Map([[1, 'a'], ['1', 'b']]).values()].join('') });
  const nan = new Map([[NaN, true], [undefined, '/u']]);
  res.cookie('d', 'v', { secure: nan.get(NaN), path: nan.get(undefined), httpOnly: nan.get('NaN') });
  const held = new Map([['o', { secure: true }]]);
  held.get('o').secure = false;
  const { secure } = held.get('o');
  res.cookie('e', 'v', { secure, httpOnly: held.size === 1 });
  for (const [k, v] of held) { v.secure = true; held.delete(k); }
  res.cookie('f', 'v', { secure: held.has('o'), httpOnly: held.size === 0 });
  res.end();
});
app.listen(3000);
