const app = require('express')();
class Registry {
  static instance;
  static get() { return (this.instance ??= new Registry()); }
  options = { secure: false };
}
Registry.get().options.secure = true;
Registry.get().options.httpOnly = true;
app.get('/', (req, res) => res.cookie('sid', 'v', Registry.get().options).end());
app.listen(3000);
