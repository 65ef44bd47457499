// The language of a visitor, kept in a cookie with a name and attributes of its own.
import express from 'express';
import i18next from 'i18next';
import * as middleware from 'i18next-http-middleware';

await i18next.use(middleware.LanguageDetector).init({
  fallbackLng: 'en',
  preload: ['en'],
  resources: { en: { translation: { hello: 'Hello' } } },
  detection: {
      order: ['cookie', 'header'],
      caches: ['cookie'],
      lookupCookie: 'language',
      cookieSecure: true,
      cookieHttpOnly: undefined,
      cookieSameSite: 'lax',
      cookiePath: '/shop',
      cookieDomain: 'shop.example',
    },
});

const app = express();
app.disable('x-powered-by');
app.use(middleware.handle(i18next));
app.get('/', (req, res) => res.send(req.t('hello')));
app.listen(process.env.PORT);
