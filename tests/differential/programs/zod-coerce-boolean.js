// with COOKIE_SECURE=false COOKIE_HTTP_ONLY=false STRICT=0
// with COOKIE_SECURE=1
const z = require('zod');
const old = require('zod/v3');
const app = require('express')();

const schema = z.object({
  COOKIE_SECURE: z.coerce.boolean(),
  COOKIE_HTTP_ONLY: z.coerce.boolean().default(true),
  STRICT: z.coerce.number().int().default(1),
  MAX_AGE: z.coerce.string().optional(),
});
const env = schema.parse(process.env);
const before = old.object({ SIGNED: old.coerce.boolean() }).parse(process.env);

app.get('/', (req, res) => {
  res.cookie('sid', 'v', {
    secure: env.COOKIE_SECURE,
    httpOnly: env.COOKIE_HTTP_ONLY,
    sameSite: env.STRICT ? 'strict' : 'lax',
    path: `/${env.MAX_AGE}`,
  });
  res.cookie('signed', 'v', { secure: before.SIGNED });
});
