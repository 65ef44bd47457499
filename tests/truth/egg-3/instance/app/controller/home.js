// A controller as most are written: the context is that of the instance, taken apart or not.
const { Controller } = require('egg');

class HomeController extends Controller {
  async index() {
    const { ctx } = this;
    ctx.cookies.set('cart', '7', { httpOnly: false, sameSite: 'lax' });
    this.ctx.cookies.set('seen', 'yes', { path: undefined });
    ctx.body = 'ok';
  }
}

module.exports = HomeController;
