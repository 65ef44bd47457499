// Stands for ms 2.1: the milliseconds of a text such as `7d`. What it writes of a number is not told.
const { unknown } = require('cookielint:evaluator');

const SECOND = 1000;
const DAY = 24 * 60 * 60 * SECOND;
const LENGTHS = [
  [['milliseconds', 'millisecond', 'msecs', 'msec', 'ms', ''], 1],
  [['seconds', 'second', 'secs', 'sec', 's'], SECOND],
  [['minutes', 'minute', 'mins', 'min', 'm'], 60 * SECOND],
  [['hours', 'hour', 'hrs', 'hr', 'h'], 60 * 60 * SECOND],
  [['days', 'day', 'd'], DAY],
  [['weeks', 'week', 'w'], 7 * DAY],
  [['years', 'year', 'yrs', 'yr', 'y'], 365.25 * DAY],
];

module.exports = (value) => {
  if (typeof value !== 'string') return unknown();
  const number = parseFloat(value);
  const unit = value.toLowerCase().replace(/^[-+.0-9]+/, '').trim();
  for (const [names, length] of LENGTHS) if (names.includes(unit)) return number * length;
  return undefined;
};
