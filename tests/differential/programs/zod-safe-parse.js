// with SESSION_SECRET=abcdefgh
// with SESSION_SECRET=abcdefgh COOKIE_SECURE=no
const { z } = require('zod');
const app = require('express')();

const parsed = z
  .object({ SESSION_SECRET: z.string(), COOKIE_SECURE: z.enum(['yes', 'no']).default('yes') })
  .safeParse(process.env);
if (!parsed.success) {
  console.error(parsed.error);
  process.exit(1);
}
const env = parsed.data;

app.get('/', (req, res) => {
  res.cookie(env.SESSION_SECRET ? 'sid' : 'none', 'v', { secure: env.COOKIE_SECURE === 'yes', httpOnly: !parsed.error });
});
