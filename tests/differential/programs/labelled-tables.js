const app = require('express')();
const tables = { session: { secure: true, httpOnly: true }, csrf: { secure: true }, old: null };
app.get('/', (req, res) => {
  outer: for (const [name, options] of Object.entries(tables)) {
    if (!options) continue outer;
    for (const key of Object.keys(options)) {
      if (key === 'httpOnly') { res.cookie(name + '-h', 'v', options); continue outer; }
    }
    res.cookie(name, 'v', options);
  }
  const list = [{ name: 'x', options: { secure: true } }, { name: 'y', options: {} }];
  for (const { name, options = {} } of list) res.cookie(name, 'v', { path: '/l', ...options });
  for (const [i, { name }] of list.entries()) res.cookie(`${name}${i}`, 'v', { httpOnly: i === 0 });
  for (let i = 0; i < list.length; i++) res.cookie(list[i].name + '-i', 'v', list[i].options);
  list.forEach(({ name, options }, i) => res.cookie(name + '-' + i, 'v', options));
  res.end();
});
app.listen(3000);
