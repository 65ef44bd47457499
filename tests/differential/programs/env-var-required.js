// with SESSION_NAME=sid SECURE=false PORT=80
// with SESSION_NAME=sid SECURE=true PORT=80 HTTP_ONLY=0
const { get, from } = require('env-var');
const app = require('express')();

const name = get('SESSION_NAME').required().asString();
const port = get('PORT').required().asPortNumber();
const own = from(process.env, { asFlag: (text) => text === 'true' });
const secure = own.get('SECURE').required().asFlag();
const httpOnly = from({ HTTP_ONLY: process.env.HTTP_ONLY }).get('HTTP_ONLY').default('true').asBool();

app.get('/', (req, res) => {
  res.cookie(name, 'v', { secure, httpOnly, path: `/${port}` });
});
