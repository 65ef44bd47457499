const app = require('express')();
const makeSetter = ({ secure = process.env.NODE_ENV === 'production', ...rest } = {}) => (res, name, extra) => res.cookie(name, 'v', { secure, ...rest, ...extra });
const set = makeSetter({ httpOnly: true });
const later = makeSetter();
const compose = (...fns) => (o) => fns.reduce((acc, fn) => fn(acc), o);
const strict = (o) => ({ ...o, sameSite: 'strict' });
const scoped = (path) => (o) => ({ ...o, path });
const build = compose(strict, scoped('/p'));
const cache = {};
const memo = (key) => (cache[key] ??= { httpOnly: true, path: key });
class Builder {
  constructor() { this.o = {}; }
  secure() { this.o.secure = true; return this; }
  path(p) { this.o.path = p; return this; }
  build() { return { ...this.o }; }
}
app.get('/', (req, res) => {
  set(res, 'a');
  later(res, 'b', { path: '/b' });
  res.cookie('c', 'v', build({ secure: true }));
  res.cookie('m', 'v', memo('/m'));
  res.cookie('d', 'v', new Builder().secure().path('/d').build());
  const { secure, ...others } = { secure: true, httpOnly: true };
  res.cookie('e', 'v', others);
  res.cookie('f', 'v', Object.assign(Object.create(null), others, { secure }));
  res.cookie('g', 'v', structuredClone({ secure, others }).others);
  res.end();
});
app.listen(3000);
