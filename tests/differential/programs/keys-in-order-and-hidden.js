const app = require('express')();
app.get('/', (req, res) => {
  const numbered = { b: 1, 2: 1, '01': 1, 1: 1 };
  const spread = { ...numbered };
  let joined = '';
  for (const key in spread) joined += key;
  const hidden = {};
  Object.defineProperty(hidden, 'secure', { value: true, writable: true });
  hidden.secure = true;
  const shown = {};
  Object.defineProperty(shown, 'secure', { value: true, enumerable: true });
  const names = Object.getOwnPropertyNames(hidden);
  class Base { get secure() { return true; } path() { return '/'; } }
  let met = '';
  const shrinking = { a: 1, b: 1, c: 1 };
  for (const key in shrinking) {
    met += key;
    delete shrinking.b;
  }
  res.cookie('first', 'v', { httpOnly: true, secure: Object.keys(numbered)[0] === '1' });
  res.cookie('joined', 'v', { httpOnly: true, secure: joined === '12b01' });
  res.cookie('json', 'v', { httpOnly: true, secure: JSON.stringify(numbered) === '{"1":1,"2":1,"b":1,"01":1}' });
  res.cookie('hidden', 'v', { httpOnly: true, ...hidden });
  res.cookie('read', 'v', { httpOnly: true, secure: hidden.secure });
  res.cookie('copied', 'v', Object.assign({ httpOnly: true }, hidden, shown));
  res.cookie('names', 'v', { httpOnly: true, secure: names[0] === 'secure' });
  res.cookie('hidden_json', 'v', { httpOnly: true, secure: JSON.stringify(hidden) === '{}' });
  res.cookie('prototype', 'v', { httpOnly: true, ...Base.prototype });
  res.cookie('met', 'v', { httpOnly: true, secure: met === 'ac' });
  res.end();
});
app.listen(3000);
