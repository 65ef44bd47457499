// with COOKIE_SECURE=false COOKIE_DOMAIN=shop.example
// with COOKIE_SECURE=true
const _ = require('lodash');
const merge = require('lodash.merge');
const defaultsDeep = require('lodash/defaultsDeep');
const underscore = require('underscore');
const app = require('express')();

const base = Object.freeze({ secure: true, httpOnly: true, sameSite: 'lax', path: '/' });
const own = { secure: process.env.COOKIE_SECURE !== 'false', domain: process.env.COOKIE_DOMAIN, sameSite: undefined };
const settings = { cookie: { options: { secure: false, sameSite: 'strict' }, name: 'nested' } };
const deep = merge({}, settings, { cookie: { options: { secure: true, sameSite: undefined } } });
const filled = defaultsDeep({ cookie: { options: { secure: true } } }, settings);

app.get('/', (req, res) => {
  res.cookie('defaults', 'v', _.defaults({}, own, base));
  res.cookie('extend', 'v', _.extend({}, base, own));
  res.cookie('merge', 'v', _.merge({}, base, own));
  res.cookie('deep', 'v', deep.cookie.options);
  res.cookie(_.get(settings, 'cookie.name'), 'v', _.get(settings, ['cookie', 'missing'], base));
  res.cookie('filled', 'v', filled.cookie.options);
  res.cookie('kept', 'v', settings.cookie.options);
  res.cookie('pick', 'v', _.pick(base, ['secure', 'path']));
  res.cookie('omit', 'v', _.omit(base, 'httpOnly', ['path']));
  res.cookie('clone', 'v', _.set(_.cloneDeep(settings), 'cookie.options.httpOnly', true).cookie.options);
  res.cookie('by', 'v', _.pickBy(base, (value) => value === true));
  res.cookie('omitted', 'v', _.omitBy(own, _.isUndefined));
  res.cookie('underscore', 'v', underscore.extend(underscore.clone(base), { httpOnly: false }));
});
