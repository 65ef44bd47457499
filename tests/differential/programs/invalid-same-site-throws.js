const app = require('express')();
app.get('/', (req, res) => {
  try {
    res.cookie('bad', 'v', { sameSite: 'sometimes', secure: true });
    res.cookie('never', 'v');
  } catch {
    res.cookie('caught', 'v', { secure: true });
  }
  res.end();
});
app.listen(3000);
