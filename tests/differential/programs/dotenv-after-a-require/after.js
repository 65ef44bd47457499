module.exports = { secure: process.env.COOKIE_SECURE !== 'false', httpOnly: process.env.COOKIE_HTTP_ONLY === 'true' };
