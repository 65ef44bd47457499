const app = require('express')();
const options = { secure: true, httpOnly: true, sameSite: 'none' };
const { sameSite, ...without } = options;
const handed = delete options.httpOnly;
Reflect.deleteProperty(options, 'secure');
app.get('/', (req, res) => {
  res.cookie('options', 'v', options);
  res.cookie('without', 'v', without);
  res.cookie('result', 'v', { secure: handed, path: '/' + sameSite });
  res.end();
});
app.listen(3000);
