module.exports = (app) => app.get('/debug', (req, res) => res.cookie('debug', '1').end());
