// with SECURE=true
// with SECURE=false HTTP_ONLY=false
const convict = require('convict');
const app = require('express')();

const config = convict({
  session: {
    secure: { format: 'Boolean', default: false, env: 'SECURE' },
    httpOnly: { format: Boolean, default: false, env: 'HTTP_ONLY' },
    name: 'sid',
    sameSite: { format: String, default: 'lax' },
  },
});
config.load({ session: { secure: true, name: 'loaded', httpOnly: 'true' } });
config.set('session.sameSite', 'strict');

app.get('/', (req, res) => {
  res.cookie(config.get('session.name'), 'v', {
    secure: config.get('session.secure'),
    httpOnly: config.get('session.httpOnly'),
    sameSite: config.get('session.sameSite'),
  });
  res.cookie('has', 'v', { secure: config.has('session.nothing'), httpOnly: config.has('session.name') });
  res.cookie('default', 'v', { secure: config.default('session.secure') });
});
