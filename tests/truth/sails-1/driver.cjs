// Lifts Sails with one file of configuration, behind a proxy that it trusts. What the file does not speak of, the session or
// the name of the framework, is turned off, so that the answer tells of nothing else.
const { resolve } = require('node:path');
const sails = require('sails');

const QUIET = { middleware: { poweredBy: false } };
const { session, http = QUIET } = require(resolve(process.argv[2]));
const off = { i18n: false, pubsub: false, userhooks: false, views: false };

const configuration = {
  session,
  http: { trustProxy: true, ...http },
  hooks: session ? off : { ...off, session: false },
  routes: { 'GET /*': (request, response) => response.send('ok') },
  appPath: __dirname,
  environment: 'production',
  log: { level: 'silent' },
  port: Number(process.env.PORT),
};
sails.lift(configuration, (error) => {
  if (error) throw error;
});
