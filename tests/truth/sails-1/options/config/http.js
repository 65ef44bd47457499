// An application that does not name its framework.
module.exports.http = {
  trustProxy: true,
  middleware: { poweredBy: false },
};
