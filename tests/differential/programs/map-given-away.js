const app = require('express')();
const { EventEmitter } = require('events');
const bus = new EventEmitter();
const options = new Map([['secure', true]]);
bus.on('x', (map) => map.set('secure', false));
app.get('/', (req, res) => {
  bus.emit('x', options);
  res.cookie('a', 'v', { secure: options.get('secure'), httpOnly: options.has('secure') });
  const set = new Set(['secure']);
  const text = JSON.stringify([...set]);
  [1].forEach(() => set.clear());
  res.cookie('b', 'v', { secure: set.has('secure'), path: '/' + text.length });
  res.end();
});
app.listen(3000);
