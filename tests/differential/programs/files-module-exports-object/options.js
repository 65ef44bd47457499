module.exports = { secure: true, httpOnly: true, sameSite: 'lax' };
