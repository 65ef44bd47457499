// Sessions of h3 2 with a name and attributes, and one without a cookie.
import { deleteCookie, H3, serve, useSession } from 'h3';

const config = {
  password: '80d42cfb-1cd2-462c-8f17-e3237d9027e9',
  name: 'sid',
  cookie: { sameSite: 'strict', secure: process.env.NODE_ENV === 'production', path: '/app' },
};

const app = new H3();
app.get('/', async (event) => {
  const session = await useSession(event, config);
  await session.update({ user: 'ada' });
  const headless = await useSession(event, { ...config, name: 'headless', cookie: false });
  await headless.update({ user: 'ada' });
  deleteCookie(event, 'gone');
  return 'ok';
});
serve(app, { port: process.env.PORT });
