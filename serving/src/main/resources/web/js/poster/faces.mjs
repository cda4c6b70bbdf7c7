const PLAYFAIR = "'Playfair Display', 'Playfair Fallback', 'Playfair Fallback Times', Georgia, serif";
const INTER = "Inter, 'Inter Fallback', Helvetica, Arial, sans-serif";

/*
 * Advances of ASCII 32 to 126, a character each: (its code - 35) / 80 em. Read from the font files' hmtx at the weight named.
 */
const PLAYFAIR_400 = '78;VM^f2;;JR8K7ASAIGKDLCML8:TWTHiUUZ]TQ[`>=WRi[^R^WNUZUkVRS;A;NR:KPJQK>MR:8O:jSOQPGG?QJaMKI;5;W';
const PLAYFAIR_700 = '6:AUQ]k4<<IQ9I9@WBMJMHPGPO:;SVSLjXY[aVR^cA@\\Tm]bVbZRXZXpZUS=@=MR;LRKSK?OT<;R<kTPSRHH?SLbNMI>7>X';
const PLAYFAIR_900 = '5;DTT]n5>>IP9I:@YBOLOJRJRR;;SUSNjZ[\\dWT_eCB_Up^eYe]T[ZZt]WT>@>MR;MSKTK@QU=<T=lUQTSII?UMcOMI?9?Y';
const INTER_600 = '7=MVWsX=AANY=H=AXEUVXTVQVV==YYYNs]X^]SR__9Q[Pm``WaWWX^]u]\\WAAAJI?QURURBUT88Q8kTTUUCO?TRfQRPG@GY';
const INTER_800 = '5@RWXuZ?BBRZ?I?CZFVXZVXRXX?@ZZZQvaX^]TR__:R^Pn`aWbXXY]ax`_YBCBJJBRVSVSDVV::R:mVUVVEQBVThSTQJBJZ';

/**
 * The hands a poster is lettered in. `track` (letterspacing), `lead` (from line to line), `cap` and `drop` (above and below
 * the baseline) are in em.
 */
export const FACES = {
  serif: { family: PLAYFAIR, weight: 700, table: PLAYFAIR_700, upper: false, track: -0.005, lead: 1.04, cap: 0.72, drop: 0.22 },
  fine: { family: PLAYFAIR, weight: 400, table: PLAYFAIR_400, upper: false, track: 0.005, lead: 1.08, cap: 0.72, drop: 0.22 },
  roman: { family: PLAYFAIR, weight: 700, table: PLAYFAIR_700, upper: true, track: 0.06, lead: 1.02, cap: 0.72, drop: 0.08 },
  black: { family: PLAYFAIR, weight: 900, table: PLAYFAIR_900, upper: false, track: -0.012, lead: 0.98, cap: 0.72, drop: 0.22 },
  caps: { family: INTER, weight: 600, table: INTER_600, upper: true, track: 0.2, lead: 1.34, cap: 0.73, drop: 0.08 },
  bold: { family: INTER, weight: 800, table: INTER_800, upper: true, track: -0.015, lead: 0.94, cap: 0.73, drop: 0.08 },
  small: { family: INTER, weight: 600, table: INTER_600, upper: true, track: 0.17, lead: 1.45, cap: 0.73, drop: 0.02 },
};

/** Mean advances of scripts that no table has, in em; the first that matches counts. */
const SCRIPTS = [
  [/[\p{Mn}\p{Me}\p{Cf}\ufe00-\ufe0f]/u, 0],
  [/\p{Extended_Pictographic}|[\u{1f1e6}-\u{1f1ff}\u{1f3fb}-\u{1f3ff}]/u, 1.25],
  [/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u{20000}-\u{3ffff}]/u, 1],
  [/\p{Script=Arabic}/u, 0.5],
  [/\p{Lu}/u, 0.76],
];
const OTHER = 0.62;

/** The advance of one code point in em, without letterspacing. */
function advance(char, face) {
  const code = char.codePointAt(0);
  if (code > 31 && code < 127) return (face.table.charCodeAt(code - 32) - 35) / 80;
  const plain = char.normalize('NFD')[0];
  if (plain !== char && plain < '\x7f') return advance(plain, face);
  return (SCRIPTS.find(([script]) => script.test(char)) ?? [null, OTHER])[1];
}

/** The width of a text in em, the letterspacing after each letter included, as browsers count it. */
export function width(text, face) {
  let sum = 0;
  for (const char of text) {
    const em = advance(char, face);
    sum += em && em + face.track;
  }
  return Math.max(sum, 0);
}
