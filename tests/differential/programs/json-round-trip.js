const app = require('express')();
const text = JSON.stringify({ secure: true, httpOnly: undefined, path: '/json', when: () => 1 });
const copy = JSON.parse(text);
const original = { secure: false, nested: { httpOnly: false } };
const deep = JSON.parse(JSON.stringify(original));
deep.nested.httpOnly = true;
const cloned = structuredClone(original);
cloned.secure = true;
app.get('/', (req, res) => {
  res.cookie('copy', 'v', copy);
  res.cookie('original', 'v', { ...original, ...original.nested });
  res.cookie('deep', 'v', { ...deep, ...deep.nested });
  res.cookie('cloned', 'v', cloned);
  res.end();
});
app.listen(3000);
