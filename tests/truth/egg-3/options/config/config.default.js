// A session with a name and attributes of its own.
exports.keys = 'only for this app';

exports.session = {
  key: 'SHOP',
  maxAge: 24 * 3600 * 1000,
  httpOnly: undefined,
  secure: false,
  sameSite: 'lax',
  domain: 'example.com',
};
