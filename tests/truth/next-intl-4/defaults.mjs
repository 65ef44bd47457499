// The middleware as its introduction writes it.
import createMiddleware from 'next-intl/middleware';

export default createMiddleware({ locales: ['en', 'de'], defaultLocale: 'en' });

export const config = { matcher: '/((?!api|_next|.*\\..*).*)' };
