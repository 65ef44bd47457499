// A configuration that leaves the session to Egg.
module.exports = (appInfo) => {
  const config = (exports = {});
  config.keys = appInfo.name + '_1700000000000_42';
  config.session = {};
  return { ...config };
};
