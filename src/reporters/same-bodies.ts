import type { BodyExplanation } from "../core/explain/gate-explanation.ts";
import type { Subject } from "../core/policy/policy-set.ts";

/** Is what a gate asks, with the kinds of document of which it asks just that. */
export interface SharedBody {
  readonly body: BodyExplanation;
  readonly subjects: readonly Subject[];
}

/** Puts together what is asked of a manifest and of a plan alike, so that it is told once. */
export function sameBodies(bodies: readonly BodyExplanation[]): readonly SharedBody[] {
  const asked = ({ subject: _, ...body }: BodyExplanation) => JSON.stringify(body);
  const byText = new Map(bodies.toReversed().map((body) => [asked(body), body] as const));
  return [...byText].reverse().map(([text, body]) => ({
    body,
    subjects: bodies.filter((one) => asked(one) === text).map(({ subject }) => subject),
  }));
}
