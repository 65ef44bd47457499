// The successor of csurf, as an ES module.
import cookieParser from 'cookie-parser';
import csurf from '@dr.pogodin/csurf';
import express from 'express';

const app = express();
app.use(cookieParser());
app.use(csurf({ cookie: { httpOnly: true, sameSite: true, path: '/forms', domain: 'example.com' } }));
app.get('/', (req, res) => res.send(req.csrfToken()));
app.listen(process.env.PORT);
