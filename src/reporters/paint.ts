type Style = (text: string) => string;

/** Colours a text for where it will be read; whoever runs a reporter decides, the reporter never asks. */
export interface Paint {
  readonly bold: Style;
  readonly dim: Style;
  readonly red: Style;
  readonly green: Style;
  readonly yellow: Style;
  readonly cyan: Style;
}

const asItIs: Style = (text) => text;

/** Leaves every text as it is: for files, pipes and people who want no colour. */
export const plainPaint: Paint = {
  bold: asItIs,
  dim: asItIs,
  red: asItIs,
  green: asItIs,
  yellow: asItIs,
  cyan: asItIs,
};
