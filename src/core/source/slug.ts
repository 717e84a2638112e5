/** Writes a text as an identifier: lower case, Vietnamese diacritics removed, everything else a hyphen. */
export function slugOf(text: string): string {
  const plain = text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase().replaceAll("đ", "d");
  return plain
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .join("-");
}
