// Texts that try to be commands, as values, as names of files and as code.
'use strict';

const path = require('node:path');

const { SCRATCH, write } = require('./checks');

const CANARY = path.join(SCRATCH, 'canary');

// Texts that mean something to a shell, to Windows, to the agent or to a command line.
const HOSTILE = [
  `"; touch '${CANARY}'; "`,
  `'; touch "${CANARY}"; '`,
  `$(touch '${CANARY}')`,
  `\`touch '${CANARY}'\``,
  `& touch ${CANARY} | x && y ^ %PATH%`,
  '${{ variables.x }} $(Build.SourcesDirectory)',
  '--help',
  '-rf',
  'we ird [é] {a,b} *',
  '##vso[task.complete result=Succeeded;]x',
  'a\n##vso[task.setvariable variable=PATH]x',
  'a\r##vso[task.complete result=Succeeded;]x',
  '%0A##vso[task.complete result=Succeeded;]x',
  '\u202e##[error]x\u200b',
];
const FOLDERS = ['-x', '--help', 'a b [c] (d)', "it's \"quoted\"; $(touch x) `y` & | %PATH% ^ !", 'é日本😀', '##vso[task.complete result=Succeeded;]', '=a=b'];
const APP = 'require("express")().get("/", (req, res) => res.cookie("session", make(), { httpOnly: false }));\n';

/** Writes an app into each of several folders with strange names; their names. */
function writeHostileFolders(folder) {
  FOLDERS.forEach((name) => write(path.join(folder, name, 'app.js'), APP));
  return FOLDERS;
}

const NAMES = ['a\n##vso[task.complete result=Succeeded;]x.js', 'a]b;c.js', '%0A##vso[a.b]x.js', '##[group]x.js', '\u202e.js'];
// As JavaScript writes them in a string.
const CODE = ['\\n##vso[task.complete result=Succeeded;]x', '\\r##vso[task.setvariable variable=a]b', '##[error]x', 'a]b;c%0Ad%AZP25%3B', '##VSO[x.y]',
  '\\u202e##vso[a.b]'];

/** Writes files whose names and code hold commands. */
function writeHostileCode(folder) {
  const lines = CODE.map((text) => `  res.cookie('session${text}', x, { httpOnly: false }); // ##vso[task.complete result=Failed;]${text}`);
  const app = ['const app = require("express")();', 'app.get("/", (req, res) => {', ...lines, '});', ''].join('\n');
  NAMES.forEach((name) => write(path.join(folder, name), app));
}

module.exports = { CANARY, HOSTILE, writeHostileCode, writeHostileFolders };
