// A login whose grant lies in the session sets no cookie but that of the session.
const express = require('express');
const session = require('express-session');
const Keycloak = require('keycloak-connect');

const store = new session.MemoryStore();
const keycloak = new Keycloak(
  { store },
  { realm: 'shop', resource: 'web', 'public-client': true, 'auth-server-url': process.env.KEYCLOAK_URL },
);

const app = express();
app.disable('x-powered-by');
app.use(session({ name: 'sid', secret: 'only for this app', resave: false, saveUninitialized: true, store }));
app.use(keycloak.middleware());
app.get('/', async (req, res) => {
  const grant = await keycloak.grantManager.obtainDirectly('ada', 'a password');
  keycloak.storeGrant(grant, req, res);
  res.send('ok');
});
app.listen(process.env.PORT);
