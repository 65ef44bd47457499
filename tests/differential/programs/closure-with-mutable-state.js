const app = require('express')();
function makeOptions() {
  let secure = false;
  return { harden() { secure = true; return this; }, build: () => ({ secure, httpOnly: true }) };
}
const builder = makeOptions();
const before = builder.build();
const after = builder.harden().build();
app.get('/', (req, res) => {
  res.cookie('before', 'v', before);
  res.cookie('after', 'v', after);
  res.cookie('now', 'v', builder.build());
  res.end();
});
app.listen(3000);
