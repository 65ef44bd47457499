// The template of steps: what its steps do for parameters, and that no parameter is read as shell.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { spawnSync } = require('node:child_process');

const { BINARY, PROJECTS, TEMPLATE, TOOLS, check, same, scratch, tool, write } = require('./checks');
const { afterReports, program, report, watcher } = require('./fakes');
const { CANARY, HOSTILE, writeHostileCode, writeHostileFolders } = require('./hostile-texts');
const { withRegistry } = require('./served');
const { expand, newJob, runSteps } = require('./steps');
const yaml = require(path.join(TOOLS, 'node_modules', 'yaml'));

const SHOP = path.join(PROJECTS, 'classic-express4');
const CLEAN = path.join(PROJECTS, 'clean-express5');
const SCAN = 'Find misconfigured cookies';
const PUBLISH = 'Publish the SARIF of cookielint';
const SUMMARY = 'Show the summary of cookielint';
const ADVANCED = 'Publish to Advanced Security';
const here = { install: 'path', binaryPath: BINARY };

module.exports = async function template() {
  shape();
  results();
  parameters();
  hostile();
  programs();
  await npm();
};

function shape() {
  const every = expand({ ...here, install: 'npm', advancedSecurity: true });
  same('steps for what is asked for', every.map(({ displayName }) => displayName), ['Install cookielint', SCAN, SUMMARY, PUBLISH, ADVANCED]);
  same('and no others', expand({ ...here, summary: false, publishSarif: false }).map(({ displayName }) => displayName), [SCAN]);
  same('what runs programs may only report', every.filter(({ bash }) => bash !== undefined).map(({ target }) => target?.commands),
    ['restricted', 'restricted', undefined]);
  const pasted = yaml.parse(fs.readFileSync(TEMPLATE, 'utf8')).steps.flatMap((step) => Object.values(step)).flat()
    .map((step) => step.bash ?? step).filter((text) => typeof text === 'string' && text.includes('${{'));
  same('no script holds an expression', pasted, []);

  // The steps as a pipeline of their own. The schema knows the tasks that the service had when it was made, by their names.
  const known = every.filter(({ task }) => task !== 'AdvancedSecurity-Publish@1');
  const verdict = (steps) => {
    const pipeline = write(path.join(scratch('pipeline'), 'azure-pipelines.yml'), yaml.stringify({ pool: { vmImage: 'ubuntu-latest' }, steps }));
    return tool('.venv/bin/check-jsonschema', ['--builtin-schema', 'vendor.azure-pipelines', pipeline]);
  };
  const fits = verdict(known);
  check('the steps fit the schema of Azure Pipelines', fits.status === 0, fits.text);
  const misspelt = known.map(({ condition, ...step }) => ({ ...step, ...(condition === undefined ? {} : { conditions: condition }) }));
  check('which takes no property that it does not know', verdict(misspelt).status !== 0);

  for (const { bash, displayName } of every.filter((step) => step.bash !== undefined)) {
    const file = write(path.join(scratch('scripts'), 'script.sh'), `#!/bin/bash\n${bash}`);
    same(`${displayName}: bash can read it`, spawnSync('bash', ['-n', file]).status, 0);
    const lint = spawnSync('shellcheck', ['--shell=bash', file], { encoding: 'utf8' });
    if (lint.error === undefined) {
      check(`${displayName}: shellcheck has nothing to say`, lint.status === 0, lint.stdout);
    } else {
      console.log(`        (${displayName}: no shellcheck here)`);
    }
  }
}

// Checks that the log of every step holds the commands of the template and no others.
function checkInert(name, run) {
  const strange = run.steps.flatMap(({ commands, refused = [] }) => [...refused, ...commands.filter(({ startsLine, name: command, properties, line, message }) => {
    const isOwn = {
      'task.complete': () => Object.keys(properties).join() === 'result',
      'task.logissue': () => ['error', 'warning'].includes(properties.type),
      'task.setvariable': () => /^Cookielint(Reported|SarifFile|Findings|ExitCode)$/.test(properties.variable),
      'task.uploadsummary': () => message.startsWith(run.job.temporary),
    }[command];
    return !startsLine || isOwn === undefined || !isOwn() || line.toLowerCase().lastIndexOf('##vso[') > 0;
  })]);
  const text = run.steps.flatMap((step) => step.text).filter((line) => line.includes('##[') || line.toLowerCase().includes('##vso['));
  check(`${name}: nothing of it acts`, strange.length === 0 && text.length === 0, [...strange.map(({ line }) => line), ...text].join('\n'));
}

function results() {
  const run = runSteps({ sources: SHOP, parameters: here });
  const issues = run.step(SCAN).commands.filter(({ name }) => name === 'task.logissue');
  same('findings at or above failOn fail the job', [run.job.result, run.job.variables.CookielintExitCode], ['Failed', '1']);
  same('an issue a finding', [String(issues.length), issues.length > 20], [run.job.variables.CookielintFindings, true]);
  same('the report is published all the same', run.step(PUBLISH).published, [run.job.variables.CookielintSarifFile]);
  const sarif = JSON.parse(fs.readFileSync(run.job.variables.CookielintSarifFile, 'utf8'));
  same('with every finding', sarif.runs[0].results.length, issues.length);
  const [upload] = run.step(SUMMARY).commands;
  check('the summary too', upload.name === 'task.uploadsummary' && fs.readFileSync(upload.message, 'utf8').includes('cookielint'), upload.line);
  checkInert('an ordinary scan', run);

  const clean = runSteps({ sources: CLEAN, parameters: here });
  same('a clean app succeeds', [clean.job.result, clean.job.variables.CookielintFindings, clean.job.variables.CookielintExitCode], ['Succeeded', '0', '0']);
  const never = runSteps({ sources: SHOP, parameters: { ...here, failOn: 'never' } });
  same('findings that fail nothing are issues of the result', [never.job.result, never.job.variables.CookielintExitCode], ['SucceededWithIssues', '0']);
  const notes = scratch('notes');
  write(path.join(notes, 'app.js'), "const app = require('express')();\napp.listen(3000);\n");
  const green = runSteps({ sources: notes, parameters: here });
  same('notes alone leave it green', [green.job.result, green.job.variables.CookielintFindings], ['Succeeded', '1']);

  const job = newJob();
  runSteps({ sources: CLEAN, parameters: here, job });
  const later = runSteps({ sources: CLEAN, parameters: { ...here, paths: 'nowhere' }, job });
  same('a scan that could not run fails', [later.job.result, later.job.variables.CookielintExitCode], ['Failed', '2']);
  same('and nothing of an earlier one is published again', [later.step(PUBLISH).result, later.step(SUMMARY).result], ['Skipped', 'Skipped']);
}

function parameters() {
  const { file, seenArguments } = watcher();
  const given = { ...here, binaryPath: file, profile: 'strict', failOn: 'error', logIssues: false, workingDirectory: 'src', configFile: '-c.toml', envFiles: ' a b.env\r\n\n-c.env ' };
  const sources = scratch('sources');
  ['a b.env', '-c.env'].forEach((name) => write(path.join(sources, 'src', name), 'A=b\n'));
  write(path.join(sources, 'src', '-c.toml'), '');
  const folders = writeHostileFolders(path.join(sources, 'src'));
  const run = runSteps({ sources, parameters: { ...given, paths: `  ${folders.join(' \r\n')}  \n` } });
  const seen = seenArguments();
  same('paths with any name are scanned, each as one argument', [run.job.variables.CookielintExitCode, seen.slice(seen.indexOf('--') + 1)], ['1', folders]);
  same('with the options', seen.filter((argument) => !argument.startsWith('--report=')).slice(0, seen.indexOf('--') - 4),
    ['scan', '--color', 'never', '--profile', 'strict', '--fail-on', 'error', '--config=-c.toml', '--env-file=a b.env', '--env-file=-c.env']);
  same('no issues unless asked', run.step(SCAN).commands.filter(({ name }) => name === 'task.logissue').length, 0);
  checkInert('paths with any name', run);
  runSteps({ sources, parameters: { ...here, binaryPath: file, paths: ' \n ' } });
  same('no path is the working directory', seenArguments().slice(-2), ['--', '.']);

  const advanced = runSteps({ sources: SHOP, parameters: { ...here, advancedSecurity: true } });
  same('Advanced Security is given one file', advanced.step(ADVANCED).published.map((name) => path.basename(name)), ['cookielint.sarif']);
  const sarif = JSON.parse(fs.readFileSync(advanced.step(ADVANCED).published[0], 'utf8'));
  check('which names the run', sarif.runs[0].automationDetails.id.startsWith('azuredevops/pipeline/build/'), JSON.stringify(sarif.runs[0].automationDetails));
  const partial = runSteps({ sources: SHOP, parameters: { ...here, advancedSecurity: true }, environment: { BUILD_DEFINITIONNAME: '' } });
  same('without the environment of a pipeline it fails', [partial.job.result, partial.step(ADVANCED).result], ['Failed', 'Skipped']);
}

function hostile() {
  const sources = scratch('workspace');
  write(path.join(sources, 'app.js'), '');
  for (const name of ['paths', 'configFile', 'envFiles', 'workingDirectory', 'binaryPath', 'version']) {
    const outcomes = HOSTILE.map((text) => {
      const run = runSteps({ sources, parameters: { ...here, ...(name === 'version' ? { install: 'npm' } : {}), [name]: text } });
      checkInert(`${name}: ${JSON.stringify(text).slice(0, 40)}`, run);
      return `${run.job.result} ${run.steps.filter(({ displayName }) => displayName !== SCAN && displayName !== 'Install cookielint').map(({ result }) => result)}`;
    });
    same(`${name}: a senseless value fails, whatever it is`, [...new Set(outcomes)], ['Failed Skipped,Skipped']);
  }
  check('no value was read as shell', !fs.existsSync(CANARY));

  const code = scratch('code');
  writeHostileCode(code);
  const run = runSteps({ sources: code, parameters: here });
  const issues = run.step(SCAN).commands.filter(({ name }) => name === 'task.logissue');
  same('names and code that are commands are issues', [run.job.result, String(issues.length), issues.length > 20],
    ['Failed', run.job.variables.CookielintFindings, true]);
  checkInert('names and code that are commands', run);
}

function programs() {
  const json = report('json');
  const nameless = write(path.join(scratch('strange'), '##vso[task.complete result=SucceededWithIssues;]x'), '\u007fELF', 0o755);
  const cases = [
    ['a program that is missing', path.join(scratch('empty'), 'x')],
    ['a file that may not be run', write(path.join(scratch('plain'), '##vso[task.setvariable variable=CookielintReported]true'), '', 0o644)],
    ['a file that is no program', nameless],
    ['a program that dies', program(['kill -SEGV $$'])],
    ['a program that writes no report', program(['exit 0'])],
    ['a program that writes half a report', afterReports([json, 'echo "{" > "$report"'])],
    ['a program that removes the SARIF report', afterReports([report('sarif'), 'rm "$report"'])],
    ['a program that removes the issues', afterReports([report('azure'), 'rm "$report"'])],
    ['a program with a strange status', program(['exit 7'])],
  ];
  for (const [name, binaryPath] of cases) {
    const run = runSteps({ sources: CLEAN, parameters: { ...here, binaryPath } });
    same(`${name} fails the job`, [run.job.result, run.job.variables.CookielintExitCode, run.step(PUBLISH).result], ['Failed', '2', 'Skipped']);
    checkInert(name, run);
  }
  const say = 'printf "%s\\n" "##vso[task.complete result=Failed;]" "x ##VSO[task.setvariable variable=CookielintReported]y" "##[error]z" "###vso[a.b]"';
  const lines = [say, `${say} >&2`, 'printf "a\\r##vso[task.complete result=Failed;]b\\n"', report('azure'),
    'printf "##vso[task.logissue type=warning;]kept\\r##vso[task.complete result=Failed;]x\\n##vso[task.complete result=Failed;]\\n" > "$report"'];
  const loud = runSteps({ sources: CLEAN, parameters: { ...here, binaryPath: afterReports(lines) } });
  same('a program that gives commands changes nothing', [loud.job.result, loud.step(PUBLISH).result], ['Succeeded', 'Succeeded']);
  checkInert('a program that gives commands', loud);

  const sources = scratch('beside');
  write(path.join(sources, 'app.js'), '');
  fs.symlinkSync(BINARY, path.join(sources, '-cookielint'));
  same('a program beside the sources is found by its name', runSteps({ sources, parameters: { ...here, binaryPath: '-cookielint' } }).job.result, 'Succeeded');
}

async function npm() {
  await withRegistry(async (environment, scriptRan) => {
    const run = runSteps({ sources: SHOP, parameters: {}, environment });
    same('npm installs the release, which scans', [run.job.result, run.job.variables.CookielintExitCode, run.step(PUBLISH).result], ['Failed', '1', 'Succeeded']);
    check('no install script runs', !scriptRan());
    checkInert('an installation', run);
    const missing = runSteps({ sources: SHOP, parameters: { version: '9.9.9' }, environment });
    same('without it nothing is scanned', [missing.job.result, missing.step(SCAN).result, missing.step(PUBLISH).result], ['Failed', 'Skipped', 'Skipped']);
  });
}
