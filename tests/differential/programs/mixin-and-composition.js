const app = require('express')();
const secure = (options) => ({ ...options, secure: true });
const httpOnly = (options) => ({ ...options, httpOnly: true });
const compose = (...steps) => (value) => steps.reduceRight((result, step) => step(result), value);
const Lax = (Base) => class extends Base { sameSite = 'lax'; };
class Plain { path = '/plain'; }
app.get('/', (req, res) => res.cookie('composed', 'v', compose(secure, httpOnly)({ path: '/c' })).cookie('mixed', 'v', new (Lax(Plain))()).end());
app.listen(3000);
