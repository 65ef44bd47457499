// The part of helmet 3 that was a package of its own.
const express = require('express');
const hidePoweredBy = require('hide-powered-by');

const app = express();
app.use(hidePoweredBy());
app.get('/', (req, res) => res.send('ok'));
app.listen(process.env.PORT);
