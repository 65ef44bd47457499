const app = require('express')();
class A { secure() { return false; } }
const a = new A();
a.secure = () => true;
const b = new A();
A.prototype.secure = () => 'yes';
app.get('/', (req, res) => {
  res.cookie('a', 'v', { secure: a.secure() });
  res.cookie('b', 'v', { secure: b.secure() });
  res.end();
});
app.listen(3000);
