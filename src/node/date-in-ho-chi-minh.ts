/** The zone has had no daylight saving since 1975, so its offset is a constant. */
const HO_CHI_MINH_HOURS = 7;

/** Tells the full date in Asia/Ho_Chi_Minh at an instant, in milliseconds since 1970. */
export function dateInHoChiMinh(instant: number): string {
  return new Date(instant + HO_CHI_MINH_HOURS * 3_600_000).toISOString().slice(0, 10);
}
