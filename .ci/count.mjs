// Prints "N passed, N failed, N skipped" from vitest's JSON report. A file that could not even be loaded counts
// as one failure, and so does a missing report.
import { readFileSync } from 'node:fs';

function count(text) {
  const report = JSON.parse(text);
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

let counts = { passed: 0, failed: 1, skipped: 0 };
try {
  counts = count(readFileSync(process.argv[2], 'utf8'));
} catch (error) {
  process.stderr.write(`No report of the tests: ${error.message}\n`);
}
const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
process.stdout.write(`${counts.passed} passed, ${counts.failed} failed${skipped}\n`);
process.exitCode = counts.failed > 0 ? 1 : 0;
