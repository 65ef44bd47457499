const { options } = require('./options');
options.secure = true;
