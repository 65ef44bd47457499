// A panel behind a login, with a session that has a name and attributes of its own.
// request: GET /admin/login
import { buildAuthenticatedRouter } from '@adminjs/express';
import AdminJS from 'adminjs';
import express from 'express';

const admin = new AdminJS({ rootPath: '/admin' });
const authenticate = async (email, password) => (password === process.env.ADMIN_PASSWORD ? { email } : null);
const router = buildAuthenticatedRouter(
  admin,
  { authenticate, cookieName: 'sid', cookiePassword: 'only for this app' },
  null,
  {
    resave: false,
    saveUninitialized: true,
    cookie: { secure: true, httpOnly: false, sameSite: 'strict', path: '/admin', domain: 'example.com' },
  },
);

const app = express();
app.disable('x-powered-by');
app.set('trust proxy', 1);
app.use(admin.options.rootPath, router);
app.listen(process.env.PORT);
