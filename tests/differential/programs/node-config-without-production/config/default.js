module.exports = { secure: process.env.NODE_ENV === 'production', httpOnly: false };
