exports.early = 'early';
const b = require('./b');
exports.late = 'late';
exports.options = () => ({ secure: b.seen.early === 'early', httpOnly: b.seen.late === undefined, path: '/' + b.now().late });
