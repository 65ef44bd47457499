// The middleware of a routing that navigation shares.
import createMiddleware from 'next-intl/middleware';
import { defineRouting } from 'next-intl/routing';

const routing = defineRouting({ locales: ['en', 'de'], defaultLocale: 'en', localeCookie: { sameSite: 'none', secure: true } });

export default createMiddleware(routing);
