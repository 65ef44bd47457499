exports.secure = true;
module.exports = { httpOnly: true };
exports.httpOnly = false;
