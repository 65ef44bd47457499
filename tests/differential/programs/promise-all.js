const app = require('express')();
const load = async (key, value) => ({ [key]: value });
app.get('/', async (req, res) => {
  const [secure, httpOnly] = await Promise.all([load('secure', true), load('httpOnly', true)]);
  res.cookie('sid', 'v', { ...secure, ...httpOnly });
  for await (const part of [load('path', '/x')]) res.cookie('part', 'v', part);
  res.end();
});
app.listen(3000);
