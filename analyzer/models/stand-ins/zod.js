// Stands for zod 3 and 4, by the version that the project uses. Since 4.4 objects need all their properties.
const { version } = require('cookielint:evaluator');
const { make } = require('cookielint:zod');

const [major, minor] = version('zod') ?? [4, 6];
module.exports = make(major, major > 4 || (major === 4 && minor >= 4));
