module.exports = function routes(app, options) {
  app.get('/', (req, res) => res.cookie('theme', 'v', options).end());
};
