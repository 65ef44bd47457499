const app = require('express')();
class CookieService {
  constructor(defaults = {}) { this.defaults = { httpOnly: true, ...defaults }; }
  set(res, name, value, options) { return res.cookie(name, value, { ...this.defaults, ...options }); }
}
class AuthController {
  constructor(cookies) { this.cookieService = cookies; }
  login = (req, res) => { this.cookieService.set(res, 'login', 'v', { path: '/l' }); res.end(); };
  refresh(req, res) { this.cookieService.set(res, 'refresh', 'v'); res.end(); }
}
const controller = new AuthController(new CookieService({ secure: process.env.NODE_ENV === 'production' }));
app.get('/login', controller.login);
app.get('/refresh', controller.refresh.bind(controller));
app.get('/other', (req, res) => controller.refresh(req, res));
app.listen(3000);
