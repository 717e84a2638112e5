import { randomUUID } from "node:crypto";
import { dateInHoChiMinh } from "../node/date-in-ho-chi-minh.ts";
import { reporters } from "../reporters/index.ts";
import { resultsOf } from "../reporters/results/results.ts";
import { EXIT } from "../run/exit-code.ts";
import { version } from "../run/version.ts";
import type { ActionIo } from "./action-io.ts";
import { documentationOf } from "./documentation.ts";
import { githubTrees } from "./github-trees.ts";
import { runAction } from "./main.ts";
import { reportToGitHub } from "./report-to-github.ts";

const tools = { version: version(), markdown: reporters.markdown.write, results: resultsOf };

const documentation = documentationOf(process.env);

const io: ActionIo = {
  env: process.env,
  write: (text) => void process.stdout.write(text),
  today: () => dateInHoChiMinh(Date.now()),
  randomName: randomUUID,
  version: version(),
  ...(documentation === undefined ? {} : { documentation }),
  decided: (exitCode) => {
    process.exitCode = exitCode;
  },
  openTrees: (access) => githubTrees(access),
  reportToGitHub: (needs) => reportToGitHub(needs, tools),
};

/** Ends with the decision, if it stands, else as an error: whatever breaks, the job must not go on as if all were well. */
function end(): never {
  process.stdout.write("::error title=gate57::lỗi bên trong chương trình · an error inside the program\n");
  process.exit();
}

process.exitCode = EXIT.failed;
process.on("uncaughtException", end);
// The bundle is CommonJS, in which nothing can be awaited here.
runAction(io).catch(end);
