const base = require('./base.json');
module.exports = { ...base, cookie: { ...base.cookie, httpOnly: true } };
