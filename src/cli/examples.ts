import { processIo } from "./process-io.ts";
import { runExamples } from "./run-examples.ts";

process.exitCode = await runExamples(process.argv.slice(2), processIo());
