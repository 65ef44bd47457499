const app = require('express')();
app.get('/', (req, res) => {
  const at = 'aXa'.replace(/a/g, (match, at) => at);
  const text = 'ab'.replace(/(a)(b)/, (match, a, b, at, text) => `${text}${at}${b}${a}`);
  const empty = 'axb'.replace(/x*/g, '-');
  const found = 'axb'.match(/x*/g).length;
  const words = 'ab c'.split(/\b/);
  const parts = 'a1b22c'.split(/\d*/);
  res.cookie('at', 'v', { httpOnly: true, secure: at === '0X2' });
  res.cookie('text', 'v', { httpOnly: true, secure: text === 'ab0ba' });
  res.cookie('empty', 'v', { httpOnly: true, secure: empty === '-a--b-' });
  res.cookie('found', 'v', { httpOnly: true, secure: found === 4 });
  res.cookie('words', 'v', { httpOnly: true, secure: words[0] === 'ab' && words.length === 3 });
  res.cookie('parts', 'v', { httpOnly: true, secure: parts.join() === 'a,b,c' });
  res.cookie('none', 'v', { httpOnly: true, secure: ''.split(/x*/).length === 0 });
  res.end();
});
app.listen(3000);
