exports.secure = true;
exports.httpOnly = true;
exports.setHttpOnly = (on) => { exports.httpOnly = on; };
