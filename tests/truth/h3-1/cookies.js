import { createServer } from 'node:http';
import { createApp, createRouter, defineEventHandler, deleteCookie, eventHandler, setCookie, toNodeListener } from 'h3';

const app = createApp();
const router = createRouter();

app.use(
  defineEventHandler((event) => {
    setCookie(event, 'plain', 'v');
  }),
);
router.get(
  '/',
  eventHandler((event) => {
    setCookie(event, 'all', 'v', { httpOnly: true, secure: true, sameSite: 'lax', path: '/shop' });
    setCookie(event, 'strict', 'v', { sameSite: true, domain: 'shop.example' });
    setCookie(event, 'nowhere', 'v', { path: undefined, partitioned: true, secure: true });
    deleteCookie(event, 'old');
    return 'ok';
  }),
);
app.use(router);

createServer(toNodeListener(app)).listen(process.env.PORT);
