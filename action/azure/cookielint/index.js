// The task Cookielint of Azure Pipelines: one scan, whose findings become issues, an artifact, a summary and a result.
//
// It needs nothing but Node.js, so what runs with the agent's rights is what can be read here.
'use strict';

const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const { followCancellation } = require('./child');
const { complete, issue, say, setOutput, uploadArtifact, uploadSummary } = require('./commands');
const { Failure } = require('./failure');
const { readInputs } = require('./inputs');
const { obtain } = require('./program');
const { printIssues, scan } = require('./scan');

// The name that the extension "SARIF SAST Scans Tab" looks for.
const ARTIFACT = 'CodeAnalysisLogs';
/** The exit status of cookielint, and of this task, for a scan that could not run. */
const COULD_NOT_RUN = 2;

async function main() {
  const inputs = readInputs(process.env);
  const workingDirectory = existingFolder(inputs.workingDirectory);
  // Emptied by the agent after the job.
  const temporary = process.env.AGENT_TEMPDIRECTORY || os.tmpdir();
  const folder = fs.mkdtempSync(path.join(temporary, 'cookielint-'));
  const program = await obtain(inputs, folder, workingDirectory);
  say(`cookielint ${program.version}`);
  const result = await scan(program, inputs, folder, workingDirectory);
  publish(inputs, result);
  conclude(inputs.failOn, result);
}

function existingFolder(name) {
  const sources = process.env.SYSTEM_DEFAULTWORKINGDIRECTORY || process.cwd();
  const folder = path.resolve(sources, name);
  if (!fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new Failure(`The input workingDirectory leads to ${JSON.stringify(folder)}, where no folder is.`);
  }
  return folder;
}

function publish(inputs, { exitCode, reports, counts }) {
  if (inputs.logIssues) {
    printIssues(reports.azure);
  }
  if (inputs.publishSarif) {
    uploadArtifact(ARTIFACT, reports.sarif);
  }
  if (inputs.summary) {
    uploadSummary(reports.markdown);
  }
  setOutput('sarifFile', reports.sarif);
  setOutput('findings', counts.all);
  setOutput('exitCode', exitCode);
  if (inputs.advancedSecurity) {
    setOutput('advancedSecurityFolder', path.dirname(reports['sarif-azure']));
  }
}

function conclude(failOn, { exitCode, counts }) {
  const found = `${counts.errors} errors, ${counts.warnings} warnings, ${counts.notes} notes`;
  if (exitCode !== 0) {
    complete('Failed', `cookielint found problems at or above the level ${failOn}: ${found}.`);
  } else if (counts.errors + counts.warnings > 0) {
    // Errors and warnings that were let through are worth a look, and a run with issues stops no later step. Notes alone
    // leave it green: most apps have some, and a colour that never changes tells nothing.
    complete('SucceededWithIssues', `cookielint found problems below the level that fails: ${found}.`);
  } else {
    complete('Succeeded', counts.all === 0 ? 'cookielint found nothing.' : `cookielint found ${found}.`);
  }
}

followCancellation();
main().catch((error) => {
  if (!(error instanceof Failure)) {
    say(error.stack);
  }
  setOutput('exitCode', COULD_NOT_RUN);
  issue('error', error.message);
  complete('Failed', error.message);
});
