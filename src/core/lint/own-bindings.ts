import type { Document } from "../parse/document.ts";
import type { PolicyFiles } from "../policy/policy-files.ts";
import type { Binding, PolicySet } from "../policy/policy-set.ts";

/** Is a binding with where it is written. */
export interface OwnBinding {
  readonly binding: Binding;
  readonly document: Document;
  readonly pointer: string;
}

/** Lists the bindings of all profiles where they are written, those that a profile takes over left out. */
export function ownBindings({ Profile }: PolicyFiles, { profiles }: PolicySet): readonly OwnBinding[] {
  return Profile.flatMap(({ document, content }) => {
    const profile = profiles.find(({ id }) => id === content.metadata.id);
    return content.spec.bindings.flatMap(({ id }, index) => {
      const binding = profile?.bindings.find((one) => one.id === id);
      return binding ? [{ binding, document, pointer: `/spec/bindings/${index}` }] : [];
    });
  });
}
