// with COOKIE_SECURE=true COOKIE_NAME=app
// with COOKIE_SECURE=true
const { z } = require('zod');
const app = require('express')();

const schema = z.object({ COOKIE_SECURE: z.literal('true'), COOKIE_NAME: z.string() });
const parsed = schema.safeParse(process.env);
const options = parsed.success ? { secure: true, httpOnly: true } : { secure: false, httpOnly: true };

app.get('/', (req, res) => {
  res.cookie(parsed.success ? parsed.data.COOKIE_NAME : 'fallback', 'v', options);
});
