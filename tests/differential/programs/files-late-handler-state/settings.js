exports.secure = false;
