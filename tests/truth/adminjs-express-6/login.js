// A panel behind a login, with what the library gives the cookie.
// request: GET /admin/login
import AdminJSExpress from '@adminjs/express';
import AdminJS from 'adminjs';
import express from 'express';

const admin = new AdminJS({ rootPath: '/admin' });
const authenticate = async (email, password) => (password === process.env.ADMIN_PASSWORD ? { email } : null);
const router = AdminJSExpress.buildAuthenticatedRouter(admin, { authenticate, cookiePassword: 'only for this app' });

const app = express();
app.use(admin.options.rootPath, router);
app.listen(process.env.PORT);
