// Stands for zod/v3 of zod 3.25 and 4.
module.exports = require('cookielint:zod').make(3, false);
