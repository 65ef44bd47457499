const state = require('./state');
const { httpOnly } = require('./state');
state.setHttpOnly(false);
module.exports = { secure: state.secure, httpOnly };
