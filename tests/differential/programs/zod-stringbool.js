// with SECURE=off HTTP_ONLY=no
// with SECURE=YES HTTP_ONLY=on
const { z } = require('zod');
const app = require('express')();

const env = z
  .object({
    SECURE: z.stringbool().default(true),
    HTTP_ONLY: z.stringbool({ truthy: ['on'], falsy: ['no'] }).optional(),
  })
  .parse(process.env);

app.get('/', (req, res) => {
  res.cookie('sid', 'v', { secure: env.SECURE, httpOnly: env.HTTP_ONLY });
});
