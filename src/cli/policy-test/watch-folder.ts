import { existsSync, type FSWatcher, readdirSync, watch } from "node:fs";
import { dirname, join } from "node:path";

/** How long a folder has to be quiet before it counts as changed, in milliseconds: editors write in several steps. */
const QUIET = 150;

const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/** Runs something now and after every change at or below a folder, never twice at once, until the process is interrupted. */
export async function watchFolder(root: string, run: () => Promise<void>): Promise<void> {
  const interrupted = interruption();
  const watched = new WatchedFolder(root);
  try {
    for (let isOver = false; !isOver; ) {
      watched.follow();
      await run();
      isOver = await Promise.race([interrupted, watched.changed()]);
    }
  } finally {
    watched.close();
  }
}

/** Waits for the signal that ends the watch; a second one ends the process as it always does. */
function interruption(): Promise<true> {
  return new Promise((resolve) => {
    for (const signal of SIGNALS) process.once(signal, () => resolve(true));
  });
}

/** Watches every folder below a root by itself: what editors put in the place of a file is seen so on every platform. */
class WatchedFolder {
  readonly #root: string;
  readonly #watchers = new Map<string, FSWatcher>();
  #isStale = false;
  #told: (() => void) | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(root: string) {
    this.#root = root;
  }

  /** Watches the folders there are now; what changes from here on is not missed. */
  follow(): void {
    this.#isStale = false;
    const below = foldersBelow(this.#root);
    // While the root is gone, as when another version is checked out, the folder above tells that it is back.
    const folders = new Set(below.length > 0 ? below : [dirname(this.#root)]);
    for (const [folder, watcher] of this.#watchers) {
      if (folders.has(folder)) continue;
      watcher.close();
      this.#watchers.delete(folder);
    }
    for (const folder of folders) {
      if (!this.#watchers.has(folder)) this.#watch(folder);
    }
  }

  /** A folder that went away meanwhile is a change itself. */
  #watch(folder: string): void {
    try {
      const watcher = watch(folder, () => this.#touch());
      this.#watchers.set(
        folder,
        watcher.on("error", () => this.#touch()),
      );
    } catch (error) {
      // Whatever else is wrong, such as too many watches, would be so again.
      if (existsSync(folder)) throw error;
      this.#touch();
    }
  }

  /** Waits for a change since `follow`, and then for quiet. */
  changed(): Promise<false> {
    return new Promise((resolve) => {
      this.#told = () => resolve(false);
      if (this.#isStale) this.#touch();
    });
  }

  close(): void {
    clearTimeout(this.#timer);
    for (const watcher of this.#watchers.values()) watcher.close();
  }

  #touch(): void {
    this.#isStale = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#told?.(), QUIET);
  }
}

/** Lists a folder and those below it; none where it cannot be read, of which loading the set tells. */
function foldersBelow(root: string): readonly string[] {
  try {
    const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    return [root, ...folders.flatMap(({ name }) => foldersBelow(join(root, name)))];
  } catch {
    return [];
  }
}
