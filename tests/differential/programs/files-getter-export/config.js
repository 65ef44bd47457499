const flags = { secure: false };
module.exports = { get cookie() { return { secure: flags.secure, httpOnly: true }; } };
flags.secure = true;
