// A session with a name of its own, whose cookie is given attributes.
// request: GET /shop
module.exports.session = {
  name: 'sid',
  secret: 'only for this app',
  cookie: { secure: true, httpOnly: false, sameSite: 'strict', path: '/shop', domain: 'example.com', maxAge: 24 * 60 * 60 * 1000 },
};
