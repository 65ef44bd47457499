// Cookies set by a helper, by a router and under conditions of production.
const express = require('express');

const isProduction = process.env.NODE_ENV === 'production';
const cookieOptions = {
  httpOnly: true,
  secure: isProduction,
  sameSite: isProduction ? 'none' : 'lax',
};

function sendToken(res, token) {
  res.cookie('token', token, { ...cookieOptions, maxAge: 24 * 60 * 60 * 1000 });
}

const router = express.Router();
router.get('/', (req, res) => {
  sendToken(res, 'abc');
  if (process.env.NODE_ENV !== 'production') res.cookie('debug', '1');
  res.cookie('theme', 'dark', Object.assign({}, cookieOptions, { httpOnly: false }));
  res.json({ ok: true });
});

const app = express();
app.use(router);
app.listen(process.env.PORT);
