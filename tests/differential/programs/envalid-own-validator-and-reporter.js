// with FLAG=yes NEEDED=x
// with FLAG=nope NEEDED=x
const { cleanEnv, makeValidator, str } = require('envalid');
const app = require('express')();

const flag = makeValidator((text) => {
  if (text !== 'yes' && text !== 'nope') throw new Error('yes or nope');
  return text === 'yes';
});
const specs = { FLAG: flag({ default: false }), NEEDED: str() };
const env = cleanEnv(process.env, specs, {
  reporter: ({ errors }) => {
    if (Object.keys(errors).length > 0) console.error(errors);
  },
});

app.get('/', (req, res) => {
  res.cookie('sid', 'v', { secure: env.FLAG, httpOnly: env.NEEDED !== undefined });
});
