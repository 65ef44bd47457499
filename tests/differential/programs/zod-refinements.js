// with SAME_SITE=none SECURE=true
// with SAME_SITE=lax
const { z } = require('zod');
const app = require('express')();

const env = z
  .object({ SAME_SITE: z.string().default('lax'), SECURE: z.string().default('false') })
  .refine((value) => value.SAME_SITE !== 'none' || value.SECURE === 'true', { message: 'None needs Secure' })
  .superRefine((value, ctx) => {
    if (value.SAME_SITE === 'strict') ctx.addIssue({ code: 'custom', message: 'too strict' });
  })
  .parse(process.env);

app.get('/', (req, res) => {
  res.cookie('sid', 'v', { sameSite: env.SAME_SITE, secure: env.SECURE === 'true', httpOnly: true });
});
