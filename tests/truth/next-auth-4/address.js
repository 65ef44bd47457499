// The cookies of a login that are told nothing of Secure: it and the prefixes follow the address of the deployment.
const { createServer } = require('node:http');
const NextAuth = require('next-auth').default;
const Credentials = require('next-auth/providers/credentials').default;

process.env.NEXTAUTH_URL ??= 'https://example.com';

const authOptions = {
  providers: [Credentials({ credentials: {}, authorize: () => ({ id: '1', name: 'Ada' }) })],
  secret: 'only for this app',
};

const handler = NextAuth(authOptions);

/** What Next adds to the request and the response of a page's API. */
function ask(req, res, nextauth, method, cookies, body) {
  Object.assign(req, { query: { nextauth }, method, cookies, body });
  res.status = (code) => Object.assign(res, { statusCode: code });
  return new Promise((resolve) => {
    res.json = res.send = resolve;
    handler(req, res).then(() => resolve());
    res.end = () => resolve();
  });
}

createServer(async (req, res) => {
  const end = res.end.bind(res);
  const { csrfToken } = await ask(req, res, ['csrf'], 'GET', {});
  const pairs = res.getHeader('Set-Cookie').map((cookie) => cookie.split(';')[0].split('='));
  const cookies = Object.fromEntries(pairs.map(([name, value]) => [name, decodeURIComponent(value)]));
  await ask(req, res, ['callback', 'credentials'], 'POST', cookies, { csrfToken });
  res.statusCode = 200;
  end('ok');
}).listen(process.env.PORT);
