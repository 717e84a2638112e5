import { main } from "./main.ts";
import { processIo } from "./process-io.ts";
import { hideEd25519Warning } from "./warnings.ts";

hideEd25519Warning();
process.exitCode = await main(process.argv.slice(2), processIo());
