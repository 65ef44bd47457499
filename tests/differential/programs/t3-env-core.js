// with SECRET=abc COOKIE_SECURE=false SAME_SITE=
// with SECRET=abc SAME_SITE=strict COOKIE_NAME=app
const { createEnv } = require('@t3-oss/env-core');
const { z } = require('zod');
const app = require('express')();

const env = createEnv({
  server: {
    SECRET: z.string().min(3),
    COOKIE_SECURE: z.enum(['true', 'false']).default('true').transform((text) => text === 'true'),
    SAME_SITE: z.enum(['lax', 'strict']).default('lax'),
    COERCED: z.coerce.boolean(),
  },
  shared: { NODE_ENV: z.enum(['production', 'development']).default('development') },
  clientPrefix: 'PUBLIC_',
  client: { PUBLIC_NAME: z.string().optional() },
  runtimeEnv: process.env,
  emptyStringAsUndefined: true,
});
const strict = createEnv({
  server: { COOKIE_NAME: z.string().default('sid') },
  runtimeEnvStrict: { COOKIE_NAME: process.env.COOKIE_NAME },
});

app.get('/', (req, res) => {
  res.cookie(strict.COOKIE_NAME, 'v', {
    secure: env.COOKIE_SECURE,
    sameSite: env.SAME_SITE,
    httpOnly: env.NODE_ENV === 'production',
    path: `/${env.COERCED}/${env.PUBLIC_NAME}`,
  });
});
