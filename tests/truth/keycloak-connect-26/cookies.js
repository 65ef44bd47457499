// A login whose grant lies in a cookie.
const cookieParser = require('cookie-parser');
const express = require('express');
const Keycloak = require('keycloak-connect');

const keycloak = new Keycloak(
  { cookies: true },
  { realm: 'shop', resource: 'web', 'public-client': true, 'auth-server-url': process.env.KEYCLOAK_URL },
);

const app = express();
app.use(cookieParser());
app.use(keycloak.middleware());
app.get('/', async (req, res) => {
  const grant = await keycloak.grantManager.obtainDirectly('ada', 'a password');
  keycloak.storeGrant(grant, req, res);
  res.send('ok');
});
app.listen(process.env.PORT);
