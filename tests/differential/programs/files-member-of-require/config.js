module.exports.cookie = { secure: true };
module.exports.isOn = () => true;
