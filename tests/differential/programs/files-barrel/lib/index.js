module.exports = { ...require('./options'), names: require('./names') };
