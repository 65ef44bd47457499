const router = require('express').Router();
router.get('/cart', (req, res) => res.cookie('cart', 'v', { secure: process.env.NODE_ENV === 'production' }).end());
module.exports = router;
