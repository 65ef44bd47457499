// A login with passport sets the cookie of the session and none of its own.
const express = require('express');
const passport = require('passport');
const session = require('express-session');

passport.serializeUser((user, done) => done(null, user.id));
const app = express();
app.use(session({ name: 'sid', secret: 'only for this app', resave: false, saveUninitialized: false, cookie: { sameSite: 'lax' } }));
app.use(passport.initialize());
app.use(passport.session());
app.get('/', (req, res, next) => req.login({ id: 1 }, (error) => (error ? next(error) : res.send('ok'))));
app.listen(process.env.PORT);
