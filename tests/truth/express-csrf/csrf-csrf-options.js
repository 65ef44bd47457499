// The double submit cookie with a name and attributes; what is undefined keeps its default.
const express = require('express');
const cookieParser = require('cookie-parser');
const { doubleCsrf } = require('csrf-csrf');

const { generateCsrfToken } = doubleCsrf({
  getSecret: () => 'only for this app',
  getSessionIdentifier: () => 'anonymous',
  cookieName: 'x-csrf',
  cookieOptions: { sameSite: 'none', secure: process.env.NODE_ENV === 'production', path: undefined, httpOnly: undefined },
});
const app = express();
app.use(cookieParser());
app.get('/', (req, res) => res.json({ token: generateCsrfToken(req, res) }));
app.listen(process.env.PORT);
