exports.cookies = { session: { secure: true, httpOnly: true } };
