// with COOKIE_SECURE=FALSE COOKIE_STRICT=true COOKIE_NAME=app SAME_SITE=none PATHS=a,b MAX_AGE=5 DOMAIN=shop.example
// with COOKIE_SECURE=1 OPTIONS={"httpOnly":false}
const env = require('env-var');
const app = require('express')();

const options = {
  secure: env.get('COOKIE_SECURE').default('true').asBool(),
  httpOnly: env.get('COOKIE_STRICT').default('false').asBoolStrict(),
  sameSite: env.get('SAME_SITE').default('lax').asEnum(['lax', 'strict', 'none']),
  domain: env.get('DOMAIN').asString(),
};
const paths = env.get('PATHS').default('x').asArray(',');
const age = env.get('MAX_AGE').required(false).asIntPositive();
const json = env.get('OPTIONS').default({ httpOnly: true }).asJsonObject();

app.get('/', (req, res) => {
  res.cookie(env.get('COOKIE_NAME').default('sid').example('name').asString(), 'v', options);
  res.cookie('paths', 'v', { path: `/${paths[0]}`, secure: age === undefined });
  res.cookie('json', 'v', json);
});
