/**
 * Matches each character that a viewer would obey or hide, but for the controls of ASCII: for formats that can write
 * it as an escape, which means the same. What formats and joins, too, since nothing is lost by it.
 */
export const UNSEEN = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
