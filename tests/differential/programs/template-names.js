const app = require('express')();
const prefix = process.env.NODE_ENV === 'production' ? '__Host-' : '';
const version = 2;
app.get('/', (req, res) => {
  res.cookie(`${prefix}sid`, 'v', { secure: true });
  res.cookie(`cart_v${version + 1}`, 'v', { httpOnly: true });
  res.cookie(`user_${req.query.a}_x`, 'v', { secure: !!prefix });
  res.cookie(['a', 'b'].join('.') + '.c', 'v', {});
  res.end();
});
app.listen(3000);
