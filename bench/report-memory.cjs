// Writes the peak resident memory of its process, in KiB, to descriptor 3 when the process ends.
const { writeSync } = require("node:fs");

process.on("exit", () => writeSync(3, String(process.resourceUsage().maxRSS)));
