const app = require('express')();
app.get('/', (req, res) => {
  const first = {};
  const second = {};
  let done = false;
  [first, second].forEach((options) => {
    if (done) return;
    done = req.query.a;
    options.secure = true;
  });
  res.cookie('first', 'v', first);
  res.cookie('second', 'v', second);
  res.end();
});
app.listen(3000);
