const { z } = require('zod');
const app = require('express')();

const env = z.object({ NODE_ENV: z.boolean() }).safeParse(process.env);
let secure = true;
try {
  z.boolean().parse(process.env.NODE_ENV);
  secure = false;
} catch {
  secure = true;
}

app.get('/', (req, res) => {
  res.cookie('sid', 'v', { secure, httpOnly: env.success });
});
