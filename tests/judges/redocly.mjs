// Reads OpenAPI documents with Redocly's parser and rules, and writes what it has against each as JSON.
// Usage: node redocly.mjs FOLDER_WITH_NODE_MODULES DOCUMENT...
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [folder, ...documents] = process.argv.slice(2);
const resolve = createRequire(`${folder}/`).resolve;
const { createConfig, lint } = await import(pathToFileURL(resolve('@redocly/openapi-core')));

const config = await createConfig({
  extends: ['recommended-strict'],
  rules: {
    'info-license': 'off', // the documents describe the vendors' services, and are not ours to license
    'no-empty-servers': 'off', // each operation names its own servers, since one vendor may have several documents
    'operation-4xx-response': 'off', // what a vendor documents as "default" is not made up status by status
  },
});

const found = {};
for (const ref of documents) {
  const problems = await lint({ ref, config });
  found[ref] = problems.map((problem) => `${problem.ruleId} ${problem.location[0]?.pointer}: ${problem.message}`);
}
console.log(JSON.stringify(found));
