// A cookie with a name, a lifetime and attributes of its own.
import createMiddleware from 'next-intl/middleware';

export default createMiddleware({
  locales: ['en', 'de'],
  defaultLocale: 'en',
  localeCookie: { name: 'LANGUAGE', maxAge: 60 * 60 * 24 * 365, secure: true, sameSite: 'strict', path: undefined },
});
