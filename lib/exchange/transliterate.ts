/** Letters of European scripts in ASCII, for keys that every tool takes. */

const pairs = (text: string) =>
  text.split(' ').map((pair): [string, string] => {
    const [from = '', to = ''] = pair.split('=');
    return [from, to];
  });

/** Letters that Unicode does not take apart; the Cyrillic as in passports, the Greek as in ISO 843. */
const letters = new Map(
  pairs(
    'ß=ss æ=ae œ=oe ø=o đ=d ð=d þ=th ħ=h ı=i ĸ=k ł=l ŋ=n ŧ=t ſ=s ə=e ' +
      'а=a б=b в=v г=g ґ=g д=d ђ=dj е=e є=ie ж=zh з=z и=i і=i ј=j к=k л=l љ=lj м=m н=n њ=nj о=o ' +
      'п=p р=r с=s т=t ћ=c у=u ф=f х=kh ц=ts ч=ch џ=dz ш=sh щ=shch ъ= ы=y ь= э=e ю=iu я=ia ' +
      'α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f ' +
      'χ=ch ψ=ps ω=o',
  ),
);

const upperFirst = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

/**
 * A text in ASCII letters and digits, and what separates them as spaces: accents are dropped,
 * letters that have a usual spelling get it (`Łoś` → `Los`, `Иванов` → `Ivanov`); scripts without
 * one (CJK, Arabic) are left out.
 */
export function transliterate(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}'’ʼ]/gu, '')
    .replace(/ου/gu, 'ou')
    .replace(/Ο[υΥ]/gu, 'Ou')
    .replace(/[^\p{ASCII}]/gu, (char) => {
      const known = letters.get(char);
      if (known !== undefined) return known;
      const lower = letters.get(char.toLowerCase());
      return lower === undefined ? ' ' : upperFirst(lower);
    })
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .trim();
}
