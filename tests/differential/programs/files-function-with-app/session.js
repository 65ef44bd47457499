module.exports = (app) => {
  app.use((req, res, next) => { res.cookie('sid', 'v', { secure: true, httpOnly: true }); next(); });
};
