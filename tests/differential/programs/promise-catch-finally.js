const app = require('express')();
const options = { secure: true };
Promise.reject(new Error('no'))
  .then(() => { options.secure = false; })
  .catch(() => { options.httpOnly = true; })
  .finally(() => { options.sameSite = 'lax'; });
app.get('/', (req, res) => res.cookie('sid', 'v', options).end());
app.listen(3000);
