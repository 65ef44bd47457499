const app = require('express')();
const options = { sameSite: 'lax' };
Object.defineProperty(options, 'secure', { value: true });
Object.defineProperty(options, 'httpOnly', { get: () => true, enumerable: true });
Object.defineProperties(options, { path: { value: '/p', enumerable: true }, sameSite: { writable: false } });
options.sameSite = 'none';
app.get('/', (req, res) => {
  res.cookie('copied', 'v', options);
  res.cookie('read', 'v', { secure: options.secure, httpOnly: options.httpOnly });
  res.end();
});
app.listen(3000);
