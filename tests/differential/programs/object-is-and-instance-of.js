const app = require('express')();
class Strict { secure = true; }
const made = [new Strict(), {}];
const pick = (options) => (options instanceof Strict ? options : { httpOnly: true });
app.get('/', (req, res) => res.cookie('a', 'v', pick(made[0])).cookie('b', 'v', pick(made[1])).cookie('c', 'v', { secure: Object.is(NaN, NaN), httpOnly: made[0] === made[0] }).end());
app.listen(3000);
