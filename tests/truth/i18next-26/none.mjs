// The language of a visitor, which is kept nowhere unless the caches say so.
import express from 'express';
import i18next from 'i18next';
import * as middleware from 'i18next-http-middleware';

await i18next.use(middleware.LanguageDetector).init({
  fallbackLng: 'en',
  preload: ['en'],
  resources: { en: { translation: { hello: 'Hello' } } },
  detection: { order: ['header'], lookupCookie: 'language', cookieSecure: true },
});

const app = express();
app.disable('x-powered-by');
app.use(middleware.handle(i18next));
app.get('/', (req, res) => res.send(req.t('hello')));
app.listen(process.env.PORT);
