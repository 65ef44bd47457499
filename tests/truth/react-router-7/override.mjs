// Options of a use come over those of the definition.
import { createServer } from 'node:http';
import { createCookie } from 'react-router';

const token = createCookie('token', { httpOnly: true, sameSite: 'lax' });

export async function action() {
  return new Response('ok', { headers: { 'Set-Cookie': await token.serialize('v', { secure: true, path: '/api' }) } });
}

const serve = (response) => async (req, res) => {
  res.setHeader('Set-Cookie', (await response()).headers.getSetCookie());
  res.end('ok');
};

createServer(serve(action)).listen(process.env.PORT);
