const app = require('express')();
const env = process.env.NODE_ENV;
const { NODE_ENV = 'development' } = process.env;
const isDev = env !== 'production';
const list = ['production', 'staging'];
app.get('/', (req, res) => {
  res.cookie('a', 'v', { secure: env === 'production', httpOnly: env == 'production' });
  res.cookie('b', 'v', { secure: !isDev, httpOnly: NODE_ENV === 'production' });
  res.cookie('c', 'v', { secure: list.includes(env), httpOnly: /^prod/.test(env) });
  res.cookie('d', 'v', { secure: process.env['NODE_ENV'] === 'production', httpOnly: app.get('env') === 'production' });
  res.cookie('e', 'v', { secure: env.startsWith('prod'), httpOnly: app.settings.env !== 'development' });
  res.cookie('f', 'v', { secure: (env || 'development').toLowerCase() === 'production', httpOnly: env !== 'test' });
  res.cookie('g', 'v', { secure: process.env?.NODE_ENV === 'production', httpOnly: `${env}` === 'production' });
  res.end();
});
app.listen(3000);
