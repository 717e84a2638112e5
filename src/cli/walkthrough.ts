import { processIo } from "./process-io.ts";
import { runWalkthrough } from "./run-walkthrough.ts";

process.exitCode = await runWalkthrough(process.argv.slice(2), processIo());
