import type { PlacedUnbound } from "../../core/policy-test/test-policies.ts";
import type { Text } from "../../core/source/source.ts";
import { plain } from "../plain.ts";
import { type Language, STAGE_WORDS } from "../words.ts";

type PlacedHindrance = PlacedUnbound["hindrances"][number];

/** Says why a gate is not asked in a case: what keeps each binding from it, and where that is written. */
export function unboundLines(unbound: PlacedUnbound, language: Language): readonly string[] {
  const { hindrances, isOutOfScope, profile } = unbound;
  if (isOutOfScope) return [outOfScope(plain(profile))[language]];
  if (hindrances.length === 0) return [notBound(plain(profile))[language]];
  return hindrances.flatMap((one) => {
    const place = one.source && one.start ? `${plain(one.source)}:${one.start.line}:${one.start.column}` : "";
    return [hindranceText(one, unbound)[language], ...(place === "" ? [] : [place])];
  });
}

function hindranceText(one: PlacedHindrance, { stage, asOf }: PlacedUnbound): Text {
  const name = plain(one.binding);
  const limit = plain(one.limit);
  const [asked, own] = [STAGE_WORDS[stage], stageWords(one.limit)];
  switch (one.kind) {
    case "before-stage":
      return {
        vi: `ràng buộc ${name} chỉ xét từ giai đoạn ${own.vi}, ca này hỏi giai đoạn ${asked.vi}`,
        en: `the binding ${name} is asked from the stage ${own.en} on; this case asks at the stage ${asked.en}`,
      };
    case "after-stage":
      return {
        vi: `ràng buộc ${name} chỉ xét đến giai đoạn ${own.vi}, ca này hỏi giai đoạn ${asked.vi}`,
        en: `the binding ${name} is asked until the stage ${own.en}; this case asks at the stage ${asked.en}`,
      };
    case "before-day":
      return {
        vi: `ràng buộc ${name} có hiệu lực từ ngày ${limit}, ca này hỏi ngày ${asOf}`,
        en: `the binding ${name} is in force from ${limit} on; this case asks on ${asOf}`,
      };
    case "after-day":
      return {
        vi: `ràng buộc ${name} hết hiệu lực từ ngày ${limit}, ca này hỏi ngày ${asOf}`,
        en: `the binding ${name} is no longer in force from ${limit} on; this case asks on ${asOf}`,
      };
    case "subject":
      return {
        vi: `ràng buộc ${name} không xét tài liệu loại ${limit}`,
        en: `the binding ${name} does not judge documents of kind ${limit}`,
      };
  }
}

function stageWords(limit: string): Text {
  return new Map<string, Text>(Object.entries(STAGE_WORDS)).get(limit) ?? { vi: limit, en: limit };
}

function notBound(profile: string): Text {
  return {
    vi: `hồ sơ áp dụng ${profile} không có ràng buộc nào cho cổng này`,
    en: `the profile ${profile} does not bind this gate`,
  };
}

function outOfScope(profile: string): Text {
  return {
    vi: `hệ thống của ca này nằm ngoài phạm vi của hồ sơ áp dụng ${profile}`,
    en: `the system of this case is out of the scope of the profile ${profile}`,
  };
}
