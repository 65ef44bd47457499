// Programs that take the place of cookielint: ones that watch what they are given, and ones that go wrong.
'use strict';

const fs = require('node:fs');
const path = require('node:path');

const { BINARY, scratch, write } = require('./checks');

const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;

/** A program in the language of sh; `--version` is answered as cookielint does. */
function program(lines, { version = 'cookielint 0.1.0' } = {}) {
  const text = ['#!/bin/sh', `if [ "$1" = --version ]; then echo ${quoted(version)}; exit 0; fi`, ...lines, ''].join('\n');
  return write(path.join(scratch('program'), 'cookielint'), text, 0o755);
}

/** Runs the real program, and notes the arguments and the environment of the scan. */
function watcher() {
  const notes = scratch('notes of the watcher');
  const file = program([
    `: > ${quoted(notes)}/arguments`,
    `for argument; do printf '%s\\0' "$argument" >> ${quoted(notes)}/arguments; done`,
    `env -0 > ${quoted(notes)}/environment`,
    `exec ${quoted(BINARY)} "$@"`,
  ]);
  const list = (name) => fs.readFileSync(path.join(notes, name), 'utf8').split('\0').slice(0, -1);
  return { file, seenArguments: () => list('arguments'), seenEnvironment: () => list('environment'), ran: () => fs.existsSync(path.join(notes, 'arguments')) };
}

// Puts `$report` to the file of a format.
const report = (format) => `for argument; do case $argument in --report=${format}=*) report=\${argument#--report=${format}=};; esac; done`;

/** Writes reports as the real program does, and then does something more. */
function afterReports(lines, status = 0) {
  return program([`${quoted(BINARY)} "$@"`, ...lines, `exit ${status}`]);
}

module.exports = { afterReports, program, quoted, report, watcher };
