const app = require('express')();
class Config {
  static secure = true;
  static #httpOnly = true;
  static options() { return { secure: Config.secure, httpOnly: this.#httpOnly }; }
  static { Config.sameSite = Config.secure ? 'none' : 'lax'; }
}
app.get('/', (req, res) => res.cookie('sid', 'v', { ...Config.options(), sameSite: Config.sameSite }).end());
Config.secure = false;
app.get('/late', (req, res) => res.cookie('late', 'v', Config.options()).end());
app.listen(3000);
