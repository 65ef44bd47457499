const app = require('express')();
class Options {
  #secure = false;
  get secure() { return this.#secure; }
  set secure(value) { this.#secure = !value; }
  get all() { return { secure: this.secure, httpOnly: true }; }
}
const options = new Options();
options.secure = true;
app.get('/', (req, res) => {
  res.cookie('a', 'v', options.all);
  res.cookie('b', 'v', { secure: !options.secure });
  res.cookie('c', 'v', options);
  res.end();
});
app.listen(3000);
