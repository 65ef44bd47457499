const app = require('express')();
app.get('/', (req, res) => {
  const options = { secure: false, httpOnly: false };
  try {
    options.secure = true;
    if (req.query.a) throw new Error('a');
    options.httpOnly = true;
  } catch (error) {
    options.sameSite = 'lax';
  }
  res.cookie('sid', 'v', options);
  res.end();
});
app.listen(3000);
