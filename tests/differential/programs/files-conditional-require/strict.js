module.exports = { secure: true, httpOnly: true };
