// What `res.cookie` sends: its default, every attribute, every spelling of SameSite, and what is undefined or falsy.
const express = require('express');

const app = express();
const base = { httpOnly: true, secure: true };

app.get('/', (req, res) => {
  res.cookie('bare', 'v');
  res.cookie('full', 'v', { ...base, sameSite: 'lax', path: '/app', domain: 'example.com', maxAge: 60000 });
  res.cookie('strict', 'v', { ...base, sameSite: true });
  res.cookie('off', 'v', { ...base, sameSite: false });
  res.cookie('upper', 'v', { ...base, sameSite: 'STRICT' });
  res.cookie('cross', 'v', { ...base, sameSite: 'None' });
  res.cookie('chips', 'v', { ...base, sameSite: 'none', partitioned: true });
  res.cookie('undefined', 'v', { httpOnly: undefined, secure: undefined, sameSite: undefined, path: undefined });
  res.cookie('null', 'v', { path: null, domain: '' });
  res.cookie('text', 'v', { secure: 'auto', httpOnly: 'false' });
  res.cookie('letters', 'v', { httponly: true, Secure: true, samesite: 'lax' });
  res.status(200).cookie('chained', 'v', base).clearCookie('old', { path: '/old' }).send('ok');
});

app.listen(process.env.PORT);
