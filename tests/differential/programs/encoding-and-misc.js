const app = require('express')();
const util = { isTrue: (v) => v === true || v === 'true' || v === 1 || v === '1' };
const bool = (v, d) => (v === undefined ? d : ['true', '1', 'yes'].includes(String(v).toLowerCase()));
app.get('/', (req, res) => {
  res.cookie(encodeURIComponent('a b'), 'v', { secure: bool('TRUE'), httpOnly: bool(undefined, true), path: decodeURIComponent('%2Fx') });
  res.cookie(encodeURIComponent('naïve/é'), 'v', { secure: util.isTrue('1'), path: encodeURI('/a b') });
  res.cookie('n', 'v', { secure: typeof require === 'function', httpOnly: typeof undefined_name === 'undefined', path: typeof null });
  res.cookie(['x', 'y'].toString(), 'v', { path: `${['a', 'b']}`, domain: 'd' + ['e'], secure: [] + '' === '' });
  res.cookie(`${{ toString: () => 'custom' }}`, 'v', { path: String({ toString() { return '/t'; } }) });
  res.cookie('z', 'v', { path: String(null), domain: `${undefined}`, secure: String(true) === 'true' });
  res.end();
});
app.listen(3000);
