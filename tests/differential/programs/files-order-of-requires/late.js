const { secure, httpOnly } = require('./state');
module.exports = { secure, httpOnly };
