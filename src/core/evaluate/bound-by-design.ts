import type { ElementAssessment } from "./element-assessment.ts";
import { placesRead, type Readings } from "./evidence-digest.ts";

/**
 * Tells whether all that can decide an element is of the design, the plan, the policy set or signed. A fact of
 * the request or the record may change after the design was approved, and what was accepted with it.
 */
export function isBoundByDesign(element: ElementAssessment, readings: Readings): boolean {
  const places = placesRead(element, readings, "deciding");
  return places.every(
    (place) => place.root !== "facts" || readings.matter.annotate(place)?.part === "design",
  );
}
