// Why the task could not do what it was asked to.
'use strict';

/** A problem that was foreseen: its message says all, where another error needs its place in the source too. */
class Failure extends Error {}

module.exports = { Failure };
