import { describe, expect, it } from 'vitest';
import { fold } from '@/lib/search/fold';

/** Does the folded text hold each folded word, anywhere? */
const holdsAll = (text: string, query: string) =>
  fold(query)
    .split(' ')
    .every((word) => fold(text).includes(word));

describe('a query finds a text', () => {
  it.each([
    ['case', 'bert', 'BERT: Pre-training'],
    ['accents in the text', 'erdos renyi', 'On Erdős–Rényi graphs'],
    ['accents in the query', 'ménagerie', 'A menagerie of models'],
    ['composed and decomposed', 'naïve'.normalize('NFD'), 'A naïve baseline'.normalize('NFC')],
    ['full width', 'gpt4', 'ＧＰＴ４の評価'],
    ['half-width kana', 'モデル', 'ﾓﾃﾞﾙの評価'],
    ['CJK inside a run', '構文', '深層学習による構文解析'],
    ['Hangul', '언어 모델', '거대 언어 모델의 평가'],
    ['sharp s', 'grosse', 'Über Größe'],
    ['stroked letters', 'lukasiewicz', 'Łukasiewicz logic'],
    ['dashes', 'state-of-the-art', 'state‑of‑the‑art results'],
    ['quotes', "what's", 'What’s in a name'],
    ['ligature', 'efficient', 'An eﬃcient method'],
    ['soft hyphen', 'transformer', 'trans\u00adformer'],
    ['TeX signs', 'k-means', 'Faster $k$-means'],
    ['TeX accents of formulas', 'l_infty', 'Balls in $L_{\\infty}$'],
    ['Turkish dotless i', 'isik', 'Işık et al.'],
    ['Greek final sigma', 'λόγος', 'ΛΌΓΟΣ'],
    ['Arabic vowels', 'التعلم', 'التَّعَلُّم العميق'],
    ['several words in any order', 'walking parsing', 'Parsing as Walking'],
    ['part of a word', 'parse', 'Unparseable'],
  ])('%s', (_, query, text) => {
    expect(holdsAll(text, query)).toBe(true);
  });
});

describe('a query does not find a text', () => {
  it.each([
    ['one word is missing', 'parsing running', 'Parsing as Walking'],
    ['letters with marks of their own', 'हिनद', 'हिन्दी'],
    ['voiced kana', 'かくせい', 'がくせい'],
  ])('%s', (_, query, text) => {
    expect(holdsAll(text, query)).toBe(false);
  });
});
