/* Which provisions of a plan answer a query, and the words to show of each. The twin of generator/search/snippets.py.
   Offers `KehoachSnippets.create(analysis)`. */
(() => {
  "use strict";

  const MOST = 3;
  const WIDTH = 180;
  const BEFORE = 50;
  const HITS = 200;

  const create = (analysis) => {
    const hitsIn = (words, sought, mayHold) => {
      const out = [];
      let number = 0;
      for (const piece of analysis.pieces(words)) {
        number += 1; // no unit of one piece is the neighbour of one in another
        if (!mayHold(piece.text)) continue;
        for (const { start, end, reading } of analysis.unitsOf(piece)) {
          number += 1;
          const at = sought.findIndex(({ term, prefix }) =>
            prefix ? reading.words.some(([key]) => key.startsWith(term)) : reading.terms.includes(term),
          );
          if (at < 0) continue;
          const { exact } = sought[at];
          out.push({ start, end, sought: at, exact: Boolean(exact) && reading.terms.includes("=" + exact), unit: number });
          if (out.length >= HITS) return out;
        }
      }
      return out;
    };

    let latest = [null, null];
    const finderOf = (sought) => {
      if (latest[0] !== sought) latest = [sought, analysis.finder(sought.map(({ term }) => term))];
      return latest[1];
    };

    const distinct = (hits) => new Set(hits.map((hit) => hit.sought)).size;

    /* Hits that stand side by side in the order asked: where each of them begins. */
    const neighbours = (hits) => {
      const out = [];
      for (let at = 1; at < hits.length; at += 1) {
        if (hits[at].unit === hits[at - 1].unit + 1 && hits[at].sought === hits[at - 1].sought + 1) out.push([hits[at - 1], hits[at]]);
      }
      return out;
    };

    /* A word that stands beside its neighbour somewhere in the plan counts only there: `thị` of `chỉ thị`, not of `thị trấn`. */
    const withoutStrays = (hits, joined) => {
      const beside = new Set(neighbours(hits).flat().map(({ start }) => start));
      return hits.filter(({ sought, start }) => !joined.has(sought) || beside.has(start));
    };

    const scoreOf = (hits) => [distinct(hits), Math.min(neighbours(hits).length, 5) * 3 + Math.min(hits.length, 5)];

    const wordStart = (words, position) => {
      if (position <= 0) return 0;
      const blank = words.indexOf(" ", position);
      return blank < 0 || blank > position + 20 ? position : blank + 1;
    };

    const wordEnd = (words, position) => {
      if (position >= words.length) return words.length;
      const blank = words.lastIndexOf(" ", position - 1);
      return blank < position - 20 ? position : blank;
    };

    const pieces = (words, hits, begin, end) => {
      const out = [];
      let position = begin;
      const merged = [];
      for (const hit of hits) {
        if (hit.start < begin || hit.end > end) continue;
        const before = merged[merged.length - 1];
        if (before && words.slice(before.end, hit.start) === " ") before.end = hit.end;
        else merged.push({ start: hit.start, end: hit.end });
      }
      for (const { start, end: stop } of merged) {
        if (start > position) out.push({ text: words.slice(position, start), marked: false });
        out.push({ text: words.slice(start, stop), marked: true });
        position = stop;
      }
      if (position < end) out.push({ text: words.slice(position, end), marked: false });
      return out;
    };

    const cut = (words, hits) => {
      let best = [-1, -1];
      let start = 0;
      hits.forEach((first, at) => {
        const score = scoreOf(hits.slice(at).filter((hit) => hit.end <= first.start + WIDTH - BEFORE));
        if (score[0] > best[0] || (score[0] === best[0] && score[1] > best[1])) {
          best = score;
          start = first.start;
        }
      });
      const begin = wordStart(words, start - BEFORE);
      const end = wordEnd(words, begin + WIDTH);
      const out = pieces(words, hits, begin, end);
      if (begin) out.unshift({ text: "… ", marked: false });
      if (end < words.length) out.push({ text: " …", marked: false });
      return out;
    };

    /* `named` gives path, anchor, name and words of one provision. */
    const snippets = (provisions, sought, head, named) => {
      const mayHold = finderOf(sought);
      const above = hitsIn(head, sought, mayHold);
      const hits = provisions.map(([, , , words]) => hitsIn(words, sought, mayHold));
      const asTyped = new Set([above, ...hits].flat().filter((hit) => hit.exact).map((hit) => hit.sought));
      const keep = (found) => found.filter((hit) => hit.exact || !asTyped.has(hit.sought));
      const asWritten = hits.map(keep);
      const joined = new Set(asWritten.flatMap(neighbours).flat().map(({ sought: one }) => one));
      const kept = asWritten.map((found) => withoutStrays(found, joined));
      const scored = kept.map((found, at) => [...scoreOf(found), at]).filter((row) => row[0]);
      const most = Math.max(0, ...scored.map((row) => row[0]));
      if (most < distinct(keep(above))) return [];
      scored.sort((a, b) => b[0] - a[0] || b[1] - a[1] || a[2] - b[2]);
      return scored
        .filter((row) => row[0] * 2 >= most)
        .slice(0, MOST)
        .map(([, , at]) => {
          const [path, anchor, label, words] = named(provisions[at]);
          return { path, anchor, label, pieces: cut(words, kept[at]) };
        });
    };

    const mark = (text, sought) => pieces(text, hitsIn(text, sought, finderOf(sought)), 0, text.length);

    return { mark, snippets };
  };

  globalThis.KehoachSnippets = { create };
})();
