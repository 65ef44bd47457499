// Runs every test of this folder, one after the other.
'use strict';

const { conclude, check } = require('./checks');

const SUITES = ['manifest', 'units', 'results', 'hostile', 'programs', 'npm', 'package', 'template'];

async function main() {
  for (const name of SUITES) {
    console.log(`== ${name}`);
    try {
      await require(`./${name}.test.js`)();
    } catch (error) {
      check(`${name} runs to its end`, false, error.stack);
    }
  }
  process.exitCode = conclude();
}

main();
