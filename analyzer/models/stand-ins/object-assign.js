// Stands for object-assign 4.1.
module.exports = (target, ...sources) => Object.assign(target, ...sources);
