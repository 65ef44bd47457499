const state = require('./state.js');
state.secure = true;
