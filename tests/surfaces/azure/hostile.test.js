// Values, names and code that try to be commands, to the shell or to the agent.
'use strict';

const fs = require('node:fs');
const path = require('node:path');

const { PROJECTS, check, same, scratch, write } = require('./checks');
const { afterReports, report, watcher } = require('./fakes');
const { CANARY, HOSTILE, writeHostileCode, writeHostileFolders } = require('./hostile-texts');
const { checkInert, runTask } = require('./mocked');

const FREE_INPUTS = ['paths', 'configFile', 'envFiles', 'workingDirectory', 'version', 'binaryPath'];
// These are compared with a few words, all in the same way, so that a few texts do.
const WORD_INPUTS = ['profile', 'failOn', 'install', 'publishSarif', 'advancedSecurity', 'summary', 'logIssues'];

module.exports = async function hostile() {
  await inputs();
  await names();
  await code();
  await output();
  await environment();
};

async function inputs() {
  const sources = scratch('sources');
  write(path.join(sources, 'app.js'), '');
  for (const name of [...FREE_INPUTS, ...WORD_INPUTS]) {
    const results = [];
    for (const text of FREE_INPUTS.includes(name) ? HOSTILE : HOSTILE.slice(-6)) {
      const run = await runTask({ sources, inputs: { ...(name === 'version' ? { install: 'npm' } : {}), [name]: text } });
      checkInert(`${name}: ${JSON.stringify(text).slice(0, 40)}`, run);
      const isToldEarly = FREE_INPUTS.includes(name) || run.reason.startsWith(`The input ${name} is `);
      results.push(`${run.result} ${run.outputs.exitCode} ${isToldEarly}`);
    }
    same(`${name}: a senseless value fails, whatever it is`, [...new Set(results)], ['Failed 2 true']);
  }
  check('nothing was run by a shell', !fs.existsSync(CANARY));
}

async function names() {
  const sources = scratch('names');
  const folders = writeHostileFolders(sources);
  const { file, seenArguments } = watcher();
  const run = await runTask({ sources, inputs: { paths: `  ${folders.join(' \r\n')}  \n`, binaryPath: file } });
  same('paths with any name are scanned', [run.result, run.outputs.exitCode], ['Failed', '1']);
  const given = seenArguments();
  same('each as one argument, after the options', given.slice(given.indexOf('--') + 1), folders);
  for (const folder of folders) {
    check(`an issue leads into ${folder}`, run.issues.some(({ properties }) => properties.sourcepath.startsWith(folder.replace('##', '\\u{23}#'))),
      run.issues.map(({ line }) => line).join('\n'));
  }
  checkInert('paths with any name', run);

  for (const name of ['-config.toml', "a b'$(x).toml"]) {
    write(path.join(sources, name), '');
    write(path.join(sources, `${name}.env`), 'A=b\n');
    const other = await runTask({ sources, inputs: { paths: 'é日本😀', configFile: name, envFiles: `${name}.env`, binaryPath: file } });
    same(`${name} is a file and no option`, [other.outputs.exitCode, seenArguments().filter((argument) => argument.includes(name))],
      ['1', [`--config=${name}`, `--env-file=${name}.env`]]);
  }
}

async function code() {
  const sources = scratch('code');
  writeHostileCode(sources);
  const run = await runTask({ sources });
  const found = Number(run.outputs.findings);
  check('names and code that are commands have findings', found > 20, run.stdout.slice(0, 500));
  same('each of which is one issue', run.issues.length, found);
  same('and they fail the task', run.result, 'Failed');
  checkInert('names and code that are commands', run);
}

async function output() {
  const sources = scratch('output');
  write(path.join(sources, 'app.js'), '');
  const say = 'printf "%s\\n" "##vso[task.complete result=Succeeded;]" "x ##VSO[task.setvariable variable=PATH]y" "##[error]z" "###vso[a.b]"';
  const lines = [
    say, `${say} >&2`, 'printf "a\\r##vso[task.complete result=Succeeded;]b\\n"', 'printf "##vso[a.b]no end of line"',
    report('azure'),
    'printf "%s\\n" "##vso[task.setvariable variable=PATH]x" " ##vso[task.logissue type=error;]moved" "##vso[task.complete result=Failed;]" > "$report"',
    'printf "##vso[task.logissue type=warning;]kept\\r##vso[task.complete result=Succeeded;]x\\n" >> "$report"',
  ];
  const run = await runTask({ sources, inputs: { binaryPath: afterReports(lines) } });
  checkInert('a program that gives commands', run);
  same('only issues are taken from the report of issues', run.issues.map(({ message }) => message), ['kept']);
  check('what it says is still seen', run.text.some((line) => line.includes('# #[error]z')), run.stdout);
  same('and changes nothing', run.result, 'Succeeded');
}

async function environment() {
  const secrets = {
    SYSTEM_ACCESSTOKEN: 'SECRET-1', ENDPOINT_AUTH_SYSTEMVSSCONNECTION: 'SECRET-2', SECRET_PASSWORD: 'SECRET-3', SECUREFILE_TICKET_A: 'SECRET-4',
    MY_TOKEN: 'SECRET-5', VSTS_SECRET_VARIABLES: 'SECRET-6', NODE_OPTIONS: '--title=SECRET-7', COOKIELINT_BINARY: 'SECRET-8', LD_LIBRARY_PATH: '/SECRET-9',
  };
  const { file, seenEnvironment } = watcher();
  const run = await runTask({ sources: path.join(PROJECTS, 'clean-express5'), inputs: { binaryPath: file, advancedSecurity: 'true' }, environment: secrets });
  same('a scan needs no secret', run.result, 'Succeeded');
  const seen = seenEnvironment();
  same('and is given none', seen.filter((pair) => pair.includes('SECRET')), []);
  check('nor an input', !seen.some((pair) => pair.startsWith('INPUT_')), seen.join('\n'));
  check('but what names the run', seen.includes('BUILD_DEFINITIONID=42'), seen.join('\n'));
}
