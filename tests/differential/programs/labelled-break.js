const app = require('express')();
const options = { secure: true };
block: {
  options.httpOnly = true;
  if (process.env.NODE_ENV === 'production') break block;
  options.secure = false;
}
search: for (let i = 0; i < 3; i++) {
  for (let j = 0; j < 3; j++) {
    if (i * j === 2) { options.path = `/${i}${j}`; break search; }
  }
}
app.get('/', (req, res) => res.cookie('sid', 'v', options).end());
app.listen(3000);
