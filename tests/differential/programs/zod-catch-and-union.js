// with SAME_SITE=strict SECURE=1 NAME=b
// with SAME_SITE=other SECURE=auto NAME=c
const { z } = require('zod');
const app = require('express')();

const env = z
  .object({
    SAME_SITE: z.enum(['strict', 'lax']).catch('lax'),
    SECURE: z.union([z.literal('1'), z.literal('0')]).catch('0'),
    NAME: z.union([z.literal('a'), z.literal('b'), z.string()]).default('a'),
    NULLISH: z.string().nullish(),
    EITHER: z.string().or(z.number().optional()),
  })
  .parse(process.env);

app.get('/', (req, res) => {
  res.cookie(env.NAME, 'v', { sameSite: env.SAME_SITE, secure: env.SECURE === '1', httpOnly: env.NULLISH == null });
  res.cookie('either', 'v', { secure: env.EITHER === undefined });
});
