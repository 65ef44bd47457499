const app = require('express')();
const shared = ['Secure'];
const frozen = Object.freeze(['a', 'b']);
const log = [];
app.get('/a', (req, res) => {
  shared.push('x'); if (req.query.secure) shared.length = 0;
  res.cookie('a', 'v', { secure: shared.includes('Secure') });
  res.end();
});
app.get('/b', (req, res) => {
  const list = [1, 2, 3];
  const mapped = list.map((x, i, all) => { if (i === 0) all[2] = 9; return x; });
  res.cookie('b', 'v', { path: '/' + list.join(''), domain: mapped.length === 3 ? 'd' : 'e' });
  const queue = ['a', 'b', 'c'];
  const first = queue.shift(), last = queue.pop(); queue.unshift('z'); queue.reverse();
  res.cookie('c', 'v', { path: '/' + first + last + queue.join('') });
  const cut = ['a', 'b', 'c', 'd']; const gone = cut.splice(1, 2, 'X');
  res.cookie('d', 'v', { path: '/' + cut.join('') + gone.join(''), secure: cut.length === 3, httpOnly: [3, 20, 100].sort()[0] === 100 });
  const opts = [req.query.secure && 'secure', 'httpOnly', req.body.httpOnly ? 'x' : null].filter(Boolean);
  res.cookie('e', 'v', { secure: opts.includes('secure'), httpOnly: opts.includes('httpOnly'), path: '/' + opts.join('.') });
  const kept = Object.fromEntries([['secure', req.query.secure], ['path', '/k']].filter(([, v]) => v));
  res.cookie('f', 'v', kept);
  let threw = false; try { 'use strict'; frozen.push('c'); } catch { threw = true; }
  res.cookie('g', 'v', { secure: threw, path: '/' + frozen.join('') });
  const nested = [[1, [2]], 3].flat(); 
  res.cookie('h', 'v', { path: '/' + nested.length, secure: Array.isArray(nested[1]), httpOnly: [,1].length === 2 });
  const total = [1, 2, 3].reduce((a, x) => (req.query.secure ? a + x : a), 0);
  res.cookie('i', 'v', { secure: total > 0, httpOnly: [].concat([1], [[2]]).length === 2, path: '/' + [1, 2].concat(3).join('') });
  const copy = [...shared]; copy[0] = 'y'; log.push(copy);
  res.cookie('j', 'v', { secure: log.length > 0, path: '/' + ['b', , 'a'].indexOf(undefined) });
  res.end();
});
app.listen(3000);
