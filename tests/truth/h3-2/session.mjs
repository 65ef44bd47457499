// Sessions and cookies of h3 2 with what it gives them.
import { H3, serve, setCookie, useSession } from 'h3';

const app = new H3();
app.get('/', async (event) => {
  const session = await useSession(event, { password: '80d42cfb-1cd2-462c-8f17-e3237d9027e9' });
  await session.update({ user: 'ada' });
  setCookie(event, 'bare', 'v');
  setCookie(event, 'full', 'v', { httpOnly: true, secure: true, sameSite: 'strict', path: '/full', domain: 'example.com' });
  setCookie(event, 'true', 'v', { sameSite: true, path: undefined });
  return 'ok';
});
serve(app, { port: process.env.PORT });
