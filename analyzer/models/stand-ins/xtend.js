// Stands for xtend 4.0.
module.exports = (...sources) => Object.assign({}, ...sources);
