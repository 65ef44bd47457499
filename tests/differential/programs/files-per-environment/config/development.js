module.exports = { secure: false };
