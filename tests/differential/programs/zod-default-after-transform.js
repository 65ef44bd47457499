// with SECURE=true
// with SECURE=false
const { z } = require('zod');
const old = require('zod/v3');
const app = require('express')();

// In version 4 a default is what parsing gives; in version 3 it is parsed.
const isTrue = (text) => text === 'true';
const env = z
  .object({
    SECURE: z.string().transform(isTrue).default('false'),
    HTTP_ONLY: z.string().transform(isTrue).prefault('false'),
    PARTITIONED: z.string().default('yes').optional(),
  })
  .parse(process.env);
const before = old
  .object({
    SECURE: old.string().transform(isTrue).default('false'),
    PARTITIONED: old.string().default('yes').optional(),
  })
  .parse(process.env);

app.get('/', (req, res) => {
  res.cookie('four', 'v', { secure: env.SECURE, httpOnly: env.HTTP_ONLY, path: `/${env.PARTITIONED}` });
  res.cookie('three', 'v', { secure: before.SECURE, path: `/${before.PARTITIONED}` });
});
