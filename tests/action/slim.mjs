// GitHub's OpenAPI description → one with the paths that karat calls, and an example of what each answers.
//
//   node slim.mjs DESCRIPTION EXAMPLES PATH…
import { createRequire } from "node:module";
import { writeFileSync } from "node:fs";

const require = createRequire(import.meta.url);
const all = require("@octokit/openapi/generated/api.github.com.deref.json");
const [description, examples, ...paths] = process.argv.slice(2);
const kept = {};
const answers = {};
for (const path of paths) {
  kept[path] = all.paths[path];
  for (const [method, operation] of Object.entries(all.paths[path])) {
    for (const [status, response] of Object.entries(operation.responses ?? {})) {
      const content = response.content?.["application/json"];
      const example = content?.example ?? Object.values(content?.examples ?? {})[0]?.value;
      if (example !== undefined && status.startsWith("2")) answers[`${method.toUpperCase()} ${path}`] = example;
    }
  }
}
writeFileSync(description, JSON.stringify({ openapi: all.openapi, info: all.info, paths: kept }));
writeFileSync(examples, JSON.stringify(answers));
