const app = require('express')();
const base = { secure: true, httpOnly: true, path: '/a', nested: { domain: 'a.example' }, nothing: undefined, run() {}, list: [1, undefined] };
const copy = JSON.parse(JSON.stringify(base));
copy.secure = false;
copy.nested.domain = 'b.example';
const text = JSON.stringify({ path: '/t', secure: true });
app.get('/', (req, res) => {
  res.cookie('base', 'v', { ...base, domain: base.nested.domain });
  res.cookie('copy', 'v', { ...copy, domain: copy.nested.domain, httpOnly: 'run' in copy || 'nothing' in copy || copy.list[1] !== null });
  res.cookie('text', 'v', JSON.parse(text));
  res.cookie(JSON.stringify(['a', 1]).length > 3 ? 'long' : 'short', 'v', { secure: text === '{"path":"/t","secure":true}' });
  res.end();
});
app.listen(3000);
