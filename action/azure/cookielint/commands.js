// Logging commands of Azure Pipelines, and text made safe to stand beside them.
//
// The agent takes `##vso[` anywhere in a line for a command, and its web page takes `##[` for formatting. Whatever this
// task did not write itself therefore goes through `visible` before it is printed.
'use strict';

// Controls, marks that reorder or hide text, and separators of lines; a tab is layout.
const HIDDEN = /[^\P{Cc}\t]|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
const COMMAND = /##(?=vso\[|\[)/gi;

/** Text on one line in which nothing is hidden and nothing is a command. */
function visible(text) {
  const shown = String(text).replace(HIDDEN, (character) => `\\u{${character.codePointAt(0).toString(16)}}`);
  return shown.replace(COMMAND, '# #');
}

// What agents decode in the message of a command; `%AZP25` is their name for the percent sign.
function data(text) {
  return String(text).replace(/%/g, '%AZP25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

// What would end a property is encoded too.
function property(text) {
  return data(text).replace(/\]/g, '%5D').replace(/;/g, '%3B');
}

/** A command as one line: its name, its properties in order, and what follows the bracket. */
function command(name, properties, message) {
  const pairs = Object.entries(properties).map(([key, value]) => `${key}=${property(value)};`);
  return `##vso[${name}${pairs.length === 0 ? '' : ` ${pairs.join('')}`}]${data(message)}`;
}

function print(line) {
  process.stdout.write(`${line}\n`);
}

/** Prints a line that is not a command, whatever it holds. */
function say(text) {
  print(visible(text));
}

/** Ends the task: `Succeeded`, `SucceededWithIssues` or `Failed`. */
function complete(result, message) {
  print(command('task.complete', { result }, visible(message)));
}

/** Reports a problem on the page of the run. */
function issue(type, message) {
  print(command('task.logissue', { type }, visible(message)));
}

/** Sets an output variable, which later steps and jobs read by the name of the step. */
function setOutput(variable, value) {
  print(command('task.setvariable', { variable, isOutput: 'true' }, value));
}

/** Attaches a Markdown file to the run: the tab `Extensions` of its page shows it. */
function uploadSummary(file) {
  print(command('task.uploadsummary', {}, file));
}

/** Adds a file to a build artifact. */
function uploadArtifact(artifact, file) {
  print(command('artifact.upload', { containerfolder: artifact, artifactname: artifact }, file));
}

module.exports = { command, complete, issue, print, say, setOutput, uploadArtifact, uploadSummary, visible };
