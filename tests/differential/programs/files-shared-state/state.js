module.exports = { secure: false, httpOnly: false };
