const settings = require('./settings');
module.exports = (app) => app.post('/harden', (req, res) => { settings.secure = true; res.end(); });
