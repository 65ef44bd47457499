const app = require('express')();
function secure() {
  try {
    return false;
  } finally {
    return true;
  }
}
function httpOnly() {
  let value = true;
  try {
    return value;
  } finally {
    value = false;
  }
}
app.get('/', (req, res) => res.cookie('sid', 'v', { secure: secure(), httpOnly: httpOnly() }).end());
app.listen(3000);
