// The secret in a cookie with a name and attributes.
const express = require('express');
const cookieParser = require('cookie-parser');
const csrf = require('csurf');

const protect = csrf({ cookie: { key: '__Host-csrf', httpOnly: true, secure: true, sameSite: 'lax', path: undefined } });
const app = express();
app.use(cookieParser());
app.get('/', protect, (req, res) => res.send(req.csrfToken()));
app.listen(process.env.PORT);
