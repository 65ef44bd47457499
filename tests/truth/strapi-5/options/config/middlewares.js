// Middlewares with another session cookie than Strapi's own, and none that names the framework.
module.exports = [
  'strapi::errors',
  'strapi::security',
  'strapi::cors',
  'strapi::query',
  'strapi::body',
  {
    name: 'strapi::session',
    config: { key: 'sid', httpOnly: false, secure: false, sameSite: 'lax', path: '/shop', domain: 'example.com', maxAge: 60_000 },
  },
  'strapi::favicon',
  'strapi::public',
];
