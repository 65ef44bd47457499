module.exports = { ...require('./development'), secure: true, httpOnly: true };
