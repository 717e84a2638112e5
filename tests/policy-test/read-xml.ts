/** Is an element of an XML document, with its text as a reader takes it. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
}

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** What XML 1.0 allows to stand in a document. */
const ALLOWED = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;

/** Reads the part of XML that is written here, strictly; throws at whatever else. */
export function readXml(text: string): Element {
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
  if (!text.startsWith(head) || !ALLOWED.test(text)) throw new Error("no XML");
  const [root, rest] = readElement(text.slice(head.length));
  if (rest.trim() !== "") throw new Error(`after the root: ${rest}`);
  return root;
}

function readElement(text: string): readonly [Element, string] {
  const start = /^<([a-z]+)((?: [a-z]+="[^"<]*")*)(\/?)>/.exec(text);
  if (!start) throw new Error(`no element: ${text.slice(0, 60)}`);
  const [whole, name = "", written = "", end] = start;
  const pairs = [...written.matchAll(/ ([a-z]+)="([^"]*)"/g)];
  const attributes = Object.fromEntries(pairs.map(([, key = "", value = ""]) => [key, unescaped(value)]));
  if (Object.keys(attributes).length < pairs.length) throw new Error(`an attribute twice: ${written}`);
  const after = text.slice(whole.length);
  return end
    ? [{ name, attributes, children: [], text: "" }, after]
    : readContent({ name, attributes }, after);
}

function readContent(open: Pick<Element, "name" | "attributes">, text: string): readonly [Element, string] {
  const children: Element[] = [];
  let own = "";
  let rest = text;
  while (!rest.startsWith("</")) {
    if (rest.startsWith("<")) {
      const [child, after] = readElement(rest);
      children.push(child);
      rest = after;
    } else {
      const [plain = ""] = /^[^<]+/.exec(rest) ?? [];
      if (plain === "") throw new Error("the document ends within an element");
      own += unescaped(plain);
      rest = rest.slice(plain.length);
    }
  }
  const close = `</${open.name}>`;
  if (!rest.startsWith(close)) throw new Error(`not closed: ${open.name}`);
  return [{ ...open, children, text: own }, rest.slice(close.length)];
}

function unescaped(text: string): string {
  return text.replaceAll(/&(#\d+|[a-z]+);|&/g, (whole, entity?: string) => {
    const value = entity?.startsWith("#")
      ? String.fromCodePoint(Number(entity.slice(1)))
      : NAMED[entity ?? ""];
    if (value === undefined) throw new Error(`no entity: ${whole}`);
    return value;
  });
}
