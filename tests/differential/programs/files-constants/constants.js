exports.NAME = 'sid';
exports.SECURE = process.env.NODE_ENV === 'production';
