// Runs an app beside a server that grants tokens as a realm of Keycloak does, whose address is in KEYCLOAK_URL.
const { generateKeyPairSync, sign } = require('node:crypto');
const { createServer } = require('node:http');
const { resolve } = require('node:path');

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const encoded = (content) => Buffer.from(JSON.stringify(content)).toString('base64url');

const token = (content) => {
  const signed = `${encoded({ alg: 'RS256', kid: 'only' })}.${encoded(content)}`;
  return `${signed}.${sign('RSA-SHA256', signed, privateKey).toString('base64url')}`;
};

const realm = createServer((request, response) => {
  const iss = `${process.env.KEYCLOAK_URL}/realms/shop`;
  const iat = Math.floor(Date.now() / 1000);
  const granted = { access_token: token({ typ: 'Bearer', iss, iat, exp: iat + 300 }), token_type: 'Bearer', expires_in: 300 };
  const keys = [{ ...publicKey.export({ format: 'jwk' }), kid: 'only' }];
  response.end(JSON.stringify(request.url.endsWith('/token') ? granted : { keys }));
});

realm.listen(0, '127.0.0.1', () => {
  process.env.KEYCLOAK_URL = `http://127.0.0.1:${realm.address().port}`;
  require(resolve(process.argv[2]));
});
