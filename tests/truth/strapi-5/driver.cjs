// Serves the middlewares of a configuration that cookies and headers come from as Strapi makes them, before a handler that
// changes the session.
const { resolve } = require('node:path');
const { middlewares } = require('./node_modules/@strapi/core/dist/middlewares/index.js');
const createKoaApp = require('./node_modules/@strapi/core/dist/services/server/koa.js');
const { resolveMiddlewares } = require('./node_modules/@strapi/core/dist/services/server/middleware.js');

const SERVED = ['strapi::poweredBy', 'strapi::session'];

const app = createKoaApp({ proxy: true, keys: ['only for this app'] });
const strapi = {
  server: { app, use: (middleware) => app.use(middleware) },
  middleware: (name) => middlewares[name.replace('strapi::', '')],
};
const configured = require(resolve(process.argv[2])).filter((item) => SERVED.includes(item.name ?? item));
for (const { handler } of resolveMiddlewares(configured, strapi)) app.use(handler);
app.use((ctx) => {
  ctx.session.user = 'ada';
  ctx.body = 'ok';
});
app.listen(process.env.PORT);
