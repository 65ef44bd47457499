// with SECURE=false HTTP_ONLY=false NAME=APP PATHS=a,b
const { z } = require('zod');
const app = require('express')();

const flag = z.preprocess((value) => value === undefined || value === 'true', z.boolean());
const env = z
  .object({
    SECURE: flag,
    HTTP_ONLY: z.string().optional().transform((text) => text !== 'false').pipe(z.boolean()),
    NAME: z.string().toLowerCase().trim().default('sid'),
    PATHS: z.string().default('x').transform((text) => text.split(',')),
  })
  .parse(process.env);

app.get('/', (req, res) => {
  res.cookie(env.NAME, 'v', { secure: env.SECURE, httpOnly: env.HTTP_ONLY });
  res.cookie('paths', 'v', { path: `/${env.PATHS[0]}` });
});
