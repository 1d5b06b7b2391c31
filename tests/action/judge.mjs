import { readFileSync } from "node:fs";
import { NoOperationTraceWriter, parseWorkflow } from "@actions/workflow-parser";
import { parseAction } from "@actions/workflow-parser/actions/action-parser";
const [kind, ...files] = process.argv.slice(2);
const parse = kind === "action" ? parseAction : parseWorkflow;
let bad = 0;
for (const name of files) {
  const result = parse({ name, content: readFileSync(name, "utf8") }, new NoOperationTraceWriter());
  for (const error of result.context.errors.getErrors()) { console.log(String(error.message ?? error)); bad = 1; }
}
process.exitCode = bad;
