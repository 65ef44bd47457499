let secure = false;
exports.setSecure = (value) => { secure = value; };
exports.options = () => ({ secure, httpOnly: true });
