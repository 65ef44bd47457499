// A controller that leaves the attributes of its cookie to Egg.
const { Controller } = require('egg');

module.exports = class HomeController extends Controller {
  async index(ctx) {
    ctx.cookies.set('theme', 'dark');
    ctx.body = 'ok';
  }
};
