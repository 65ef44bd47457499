// with COOKIE_SECURE=false
// with COOKIE_SECURE=true NEXT_PUBLIC_DOMAIN=shop.example
const { createEnv } = require('@t3-oss/env-nextjs');
const { z } = require('zod');
const app = require('express')();

const env = createEnv({
  server: { COOKIE_SECURE: z.string().default('true') },
  client: { NEXT_PUBLIC_DOMAIN: z.string().optional() },
  experimental__runtimeEnv: { NEXT_PUBLIC_DOMAIN: process.env.NEXT_PUBLIC_DOMAIN },
  skipValidation: process.env.NODE_ENV === 'test',
});
const raw = createEnv({
  server: { COOKIE_SECURE: z.string().transform((text) => text === 'true') },
  runtimeEnv: { COOKIE_SECURE: process.env.COOKIE_SECURE },
  skipValidation: true,
});

app.get('/', (req, res) => {
  res.cookie('sid', 'v', { secure: env.COOKIE_SECURE === 'true', httpOnly: true, domain: env.NEXT_PUBLIC_DOMAIN });
  res.cookie('raw', 'v', { secure: Boolean(raw.COOKIE_SECURE) });
});
