module.exports = { httpOnly: true };
