require('./options').options.httpOnly = true;
exports.info = () => {};
