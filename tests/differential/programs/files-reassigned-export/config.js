exports.secure = false;
exports.harden = () => { exports.secure = true; };
