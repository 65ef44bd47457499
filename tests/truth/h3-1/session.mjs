// Sessions of h3 with what it gives the cookie.
import { createServer } from 'node:http';
import { createApp, defineEventHandler, toNodeListener, useSession } from 'h3';

const app = createApp();
app.use(
  defineEventHandler(async (event) => {
    const session = await useSession(event, { password: '80d42cfb-1cd2-462c-8f17-e3237d9027e9' });
    await session.update({ user: 'ada' });
    return 'ok';
  }),
);
createServer(toNodeListener(app)).listen(process.env.PORT);
