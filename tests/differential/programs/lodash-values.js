// with SECURE=TRUE
const _ = require('lodash');
const app = require('express')();

const isSecure = _.once(() => _.toLower(process.env.SECURE) === 'true');
const options = _.mapValues({ secure: 1, httpOnly: 0 }, (value) => value > 0);
const names = _.map([{ name: 'a' }, { name: 'b' }], 'name');

app.get('/', (req, res) => {
  res.cookie('a', 'v', { secure: isSecure(), httpOnly: _.isEmpty({}), path: `/${names[1]}` });
  res.cookie('b', 'v', options);
  res.cookie('c', 'v', _.fromPairs([['secure', true], ['sameSite', _.toUpper('lax')]]));
  res.cookie('d', 'v', { secure: _.includes(['production'], process.env.NODE_ENV), httpOnly: _.has(options, 'secure') });
  res.cookie('e', 'v', { secure: _.isString(process.env.SECURE), httpOnly: _.defaultTo(undefined, true) });
  res.cookie('f', 'v', { secure: _.some(names, (name) => name === 'b'), httpOnly: _.every([1, 0]), path: _.trim(' /x ') });
  _.forEach({ g: true, h: false }, (secure, name) => res.cookie(name, 'v', { secure }));
});
