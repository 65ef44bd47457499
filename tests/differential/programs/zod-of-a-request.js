const { z } = require('zod');
const app = require('express')();

const Body = z.object({ secure: z.string().optional(), httpOnly: z.string().transform((text) => text === '1').optional() });

app.post('/', (req, res) => {
  const parsed = Body.safeParse(req.body);
  if (!parsed.success) return res.status(400).end();
  res.cookie('sid', 'v', { secure: Boolean(parsed.data.secure), httpOnly: parsed.data.httpOnly, sameSite: 'lax' });
});
