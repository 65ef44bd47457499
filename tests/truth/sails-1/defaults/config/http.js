// What a new project says of HTTP.
module.exports.http = {
  middleware: {},
};
