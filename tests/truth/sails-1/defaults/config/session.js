// What a new project says of its session.
module.exports.session = {
  secret: process.env.SESSION_SECRET || 'only for this app',
};
