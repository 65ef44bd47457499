const app = require('express')();
function _defineProperty(e, r, t) { return r in e ? Object.defineProperty(e, r, { value: t, enumerable: !0, configurable: !0, writable: !0 }) : e[r] = t, e; }
const all = [];
for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's', 't']) {
  all.push(_defineProperty(_defineProperty(_defineProperty({}, 'name', name), 'httpOnly', true), 'path', '/' + name));
}
const send = (res, { name, ...options }) => res.cookie(name, 'v', options);
app.get('/', (req, res) => {
  for (const one of all) send(res, one);
  send(res, _defineProperty({ name: 'last' }, 'secure', true));
  res.end();
});
app.listen(3000);
