Object.assign(module.exports, require('./first'), { httpOnly: true });
exports.path = '/all';
