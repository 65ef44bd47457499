// with SESSION_NAME=sid COOKIE_SECURE=false API_URL=https://shop.example
// with SESSION_NAME=sid COOKIE_SECURE=true API_URL=https://shop.example COOKIE_DOMAIN=shop.example
const { z } = require('zod');
const app = require('express')();

const env = z
  .object({
    SESSION_NAME: z.string().min(1),
    COOKIE_SECURE: z.string().transform((text) => text === 'true'),
    API_URL: z.string().url(),
    COOKIE_DOMAIN: z.string().min(3).optional(),
  })
  .parse(process.env);

app.get('/', (req, res) => {
  res.cookie(env.SESSION_NAME, 'v', { secure: env.COOKIE_SECURE, httpOnly: true, domain: env.COOKIE_DOMAIN });
});
