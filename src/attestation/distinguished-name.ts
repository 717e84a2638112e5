import type { AttributeTypeAndValue, RelativeDistinguishedNames } from "pkijs";

/** Reads the text of one field of a distinguished name, in NFC; nothing for a value that is no text. */
export function attributeText(field: AttributeTypeAndValue | undefined): string | undefined {
  const text: unknown = field?.value.valueBlock.value;
  return typeof text === "string" ? text.normalize("NFC") : undefined;
}

/**
 * Tells whether two names are the same as certificate authorities write them: field by field, whatever the
 * kind of string, the case and the spaces. No locale decides, unlike in the library's own comparison.
 */
export function isSameName(one: RelativeDistinguishedNames, other: RelativeDistinguishedNames): boolean {
  const [fields, others] = [one.typesAndValues, other.typesAndValues];
  return fields.length === others.length && fields.every((field, index) => isSameField(field, others[index]));
}

function isSameField(one: AttributeTypeAndValue, other: AttributeTypeAndValue | undefined): boolean {
  const [text, otherText] = [attributeText(one), attributeText(other)];
  if (text === undefined || otherText === undefined || one.type !== other?.type) return false;
  return folded(text) === folded(otherText);
}

function folded(text: string): string {
  return text.trim().replaceAll(/\s+/g, " ").toLowerCase();
}
