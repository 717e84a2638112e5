import { brief, type MessageTable, type NoData, quoted, type Words } from "../core/diagnostic/words.ts";

/** Is what is said of cases that fail before any mutant is tried. */
export interface FailingCases {
  readonly count: number;
  /** The name of the first. */
  readonly first: string;
  readonly folder: string;
}
/** Is what is said of a thread that died. */
export interface DeadWorker {
  /** The names of the mutants it was at; none where it had no task. */
  readonly mutants: readonly string[];
  readonly reason: string;
}

/** Words why a run over mutants gives no answer. */
export const mutationMessages = {
  "run/cases-fail": ({ count, first, folder }: FailingCases): Words => ({
    message: {
      vi: `${count} ca kiểm thử không đạt trên chính bộ chính sách chưa đổi, trước hết là \`${brief(first)}\`: ca như vậy thì biến thể nào cũng "bị diệt"`,
      en: `${count} ${count === 1 ? "case fails" : "cases fail"} on the unchanged policy set, first \`${brief(first)}\`: such a case would "kill" every mutant`,
    },
    help: {
      vi: `chạy \`gate57 policy test ${brief(folder)}\` và sửa các ca đó trước`,
      en: `run \`gate57 policy test ${brief(folder)}\` first and mend them`,
    },
  }),
  "run/worker-died": ({ mutants, reason }: DeadWorker): Words => {
    const [first] = mutants;
    const { vi, en } = namesOf(mutants);
    return {
      message: {
        vi: `${first === undefined ? "một luồng" : `luồng đang thử ${vi}`} đã dừng (\`${brief(reason)}\`), nên chưa có kết quả`,
        en: `${first === undefined ? "a thread" : `the thread that was trying ${en}`} died (\`${brief(reason)}\`), so there is no answer`,
      },
      help: {
        vi: "chạy lại với `--jobs 1`, hoặc thêm `--gate` để thử ít biến thể hơn",
        en: "run again with `--jobs 1`, or with `--gate` to try fewer mutants",
      },
    };
  },
  "run/no-mutants": (_: NoData): Words => ({
    message: {
      vi: "không có biến thể nào như vậy, nên chưa thử gì",
      en: "there is no such mutant, so nothing was tried",
    },
    help: {
      vi: "bỏ `--operator` hoặc `--gate` để thử nhiều biến thể hơn",
      en: "leave out `--operator` or `--gate` to try more mutants",
    },
  }),
} as const satisfies MessageTable;

/** How many mutants of a task are named. */
const NAMED = 3;

function namesOf(mutants: readonly string[]) {
  const named = quoted(mutants.slice(0, NAMED));
  const more = mutants.length - NAMED;
  return {
    vi: `biến thể ${named}${more > 0 ? ` và ${more} biến thể khác` : ""}`,
    en: `${mutants.length === 1 ? "mutant" : "mutants"} ${named}${more > 0 ? ` and ${more} more` : ""}`,
  };
}
