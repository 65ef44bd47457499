const _ = require('lodash');
const underscore = require('underscore');
const app = require('express')();

const flat = { 'cookie.secure': true, cookie: { secure: false, httpOnly: true } };
const made = _.set({}, 'sites[0].path', '/list');
const seen = [];
_.each([true, false, true], (value) => {
  seen.push(value);
  return value;
});
const all = [];
underscore.each([true, false, true], (value) => {
  all.push(value);
  return value;
});

app.get('/', (req, res) => {
  res.cookie('a', 'v', { secure: _.get(flat, 'cookie.secure'), httpOnly: _.get(flat, 'cookie.httpOnly') });
  res.cookie('b', 'v', { secure: Array.isArray(made.sites), path: made.sites[0].path });
  res.cookie('c', 'v', { secure: seen.length === 2, httpOnly: all.length === 3, path: _.trim('//shop/', '/') });
  res.cookie('d', 'v', { secure: _.has({ 'a.b': 1 }, 'a.b'), httpOnly: underscore.has({ a: { b: 1 } }, 'a.b') });
  res.cookie('e', 'v', { secure: underscore.get({ a: { b: true } }, 'a.b', false) }).end();
});
