// The double submit cookie with what the library gives it.
const express = require('express');
const cookieParser = require('cookie-parser');
const { doubleCsrf } = require('csrf-csrf');

const { generateCsrfToken, doubleCsrfProtection } = doubleCsrf({ getSecret: () => 'only for this app', getSessionIdentifier: () => 'anonymous', });
const app = express();
app.use(cookieParser());
app.use(doubleCsrfProtection);
app.get('/', (req, res) => res.json({ token: generateCsrfToken(req, res) }));
app.listen(process.env.PORT);
