// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { projectDir } from './project.mjs';

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 * @typedef {object} Failure
 * @property {string} file path inside the project
 * @property {string} name name of the test; empty when the whole file could not be loaded
 * @property {string} why first line of its error; empty when vitest tells none (a hook inside the file)
 * @typedef {{ file: string, seconds: number }} FileTime how long the tests of a file took
 * @typedef {{ counts: Counts, failures: Failure[], files: FileTime[] }} TestReport
 */

/**
 * A file's part of vitest's json report.
 * @typedef {{ name: string, status: string, message: string, startTime: number, endTime: number, assertionResults: { status: string, fullName: string, failureMessages: string[] }[] }} FileReport
 */

/** @type {Counts} */
export const noCounts = { passed: 0, failed: 0, skipped: 0 };

/**
 * @param {Counts} a
 * @param {Counts} b
 * @returns {Counts}
 */
export function addCounts(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/**
 * What the file of vitest's json reporter says. A test file that failed without a failed test of its own (it could not be loaded, a hook threw)
 * counts as one failure. No file at all (vitest died): nothing to count.
 * @param {string} file
 * @returns {TestReport}
 */
export function readTestReport(file) {
  if (!existsSync(file)) return { counts: noCounts, failures: [], files: [] };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const failures = report.testResults.flatMap(failuresOf);
  const counts = {
    passed: report.numPassedTests,
    failed: failures.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
  return { counts, failures, files: report.testResults.map(timeOf) };
}

/**
 * @param {FileReport} result
 * @returns {FileTime}
 */
function timeOf({ name, startTime, endTime }) {
  return { file: relative(projectDir, name), seconds: (endTime - startTime) / 1000 };
}

/**
 * @param {FileReport} result
 * @returns {Failure[]}
 */
function failuresOf({ name, status, message, assertionResults }) {
  const file = relative(projectDir, name);
  const failed = assertionResults
    .filter((test) => test.status === 'failed')
    .map((test) => ({ file, name: test.fullName, why: firstLine(test.failureMessages[0]) }));
  if (status !== 'failed' || failed.length > 0) return failed;
  return [{ file, name: '', why: firstLine(message) }];
}

/** @param {string | undefined} text */
function firstLine(text = '') {
  return text.trim().split('\n')[0] ?? '';
}
