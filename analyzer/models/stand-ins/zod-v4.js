// Stands for zod/v4 of zod 3.25 and 4.
const { version } = require('cookielint:evaluator');
const { make } = require('cookielint:zod');

const [major, minor] = version('zod') ?? [4, 6];
module.exports = make(4, major > 4 || (major === 4 && minor >= 4));
