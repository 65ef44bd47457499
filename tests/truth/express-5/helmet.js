// Helmet removes the header that names Express.
const express = require('express');
const helmet = require('helmet');

const app = express();
app.use(helmet());
app.get('/', (req, res) => res.cookie('seen', '1', { secure: true }).send('ok'));
app.listen(process.env.PORT);
