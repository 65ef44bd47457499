exports.secure = true;
exports.httpOnly = false;
