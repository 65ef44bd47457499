const app = require('express')();
const env = process.env.NODE_ENV;
function options() {
  switch (true) {
    case env === 'development':
    case env === 'test':
      return { secure: false };
    case /prod/.test(env):
      return { secure: true, httpOnly: true };
    default:
      return {};
  }
}
app.get('/', (req, res) => { res.cookie('a', 'v', options()); res.end(); });
app.listen(3000);
