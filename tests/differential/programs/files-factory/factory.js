const express = require('express');
exports.createApp = ({ secure, sameSite = 'lax' }) => {
  const app = express();
  app.get('/', (req, res) => res.cookie('sid', 'v', { secure, sameSite }).end());
  return app;
};
