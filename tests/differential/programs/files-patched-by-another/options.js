exports.options = { secure: false, httpOnly: false, path: '/a' };
