// with SECURE=false NAME=app DOMAIN=shop.example
// with NAME=app
const { z } = require('zod');
const app = require('express')();

const base = z.object({ NODE_ENV: z.string(), SECURE: z.enum(['true', 'false']).default('true') });
const cookie = z.object({ NAME: z.string(), DOMAIN: z.string() });
const full = base.extend({ HTTP_ONLY: z.string().default('true') }).merge(cookie.partial());
const env = full.omit({ NODE_ENV: true }).passthrough().parse(process.env);
const named = full.pick({ NAME: true }).required().safeParse(process.env);
const nested = z
  .object({ cookie: z.object({ secure: z.boolean().default(true), sameSite: z.enum(['lax', 'none']) }).strict() })
  .parse({ cookie: { sameSite: 'none' } });

app.get('/', (req, res) => {
  res.cookie(env.NAME ?? 'sid', 'v', { secure: env.SECURE === 'true', httpOnly: env.HTTP_ONLY === 'true', domain: env.DOMAIN });
  res.cookie('named', 'v', { secure: named.success, httpOnly: env.NODE_ENV === 'production' });
  res.cookie('nested', 'v', nested.cookie);
});
