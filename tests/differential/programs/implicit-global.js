const app = require('express')();
function configure() {
  secureCookies = true;
  global.httpOnlyCookies = typeof notDeclared === 'undefined';
}
configure();
app.get('/', (req, res) => res.cookie('sid', 'v', { secure: secureCookies, httpOnly: globalThis.secureCookies }).end());
app.listen(3000);
