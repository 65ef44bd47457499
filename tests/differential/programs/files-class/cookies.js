const Base = require('./base');
module.exports = class Cookies extends Base {
  set(res, name) { res.cookie(name, 'v', { ...this.options, sameSite: 'lax' }); }
};
