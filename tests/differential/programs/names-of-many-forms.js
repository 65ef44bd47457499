const app = require('express')();
const Names = Object.freeze({ SESSION: 'sid', get REFRESH() { return this.SESSION + '.refresh'; } });
class Config {
  #prefix = '__Host-';
  static #secret = 'private';
  static NAME = 'static';
  static {
    this.late = this.NAME + '-block';
    Config.flags = { secure: true, path: '/f' };
  }
  get name() { return `${this.#prefix}sid`; }
  static get hidden() { return Config.#secret; }
  #options() { return { secure: true, path: '/' }; }
  options() { return this.#options(); }
}
const config = new Config();
const CONST = 42;
app.get('/', (req, res) => {
  res.cookie(Names.REFRESH, 'v', {});
  res.cookie(config.name, 'v', config.options());
  res.cookie(Config.hidden, 'v', {});
  res.cookie(Config.late, 'v', Config.flags);
  res.cookie(String(CONST), 'v', {});
  res.cookie(`${Names.SESSION}_${CONST}`, 'v', { path: `/${'x'.repeat(2)}` });
  res.cookie(String(Names.SESSION).toUpperCase(), 'v');
  res.end();
});
app.listen(3000);
