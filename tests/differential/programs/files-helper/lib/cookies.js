const defaults = { secure: true, httpOnly: true };
exports.setCookie = (res, name, options = {}) => res.cookie(name, 'v', { ...defaults, ...options });
