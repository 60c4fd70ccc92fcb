/* What two papers share and where they part: sets of named things, provisions side by side, words of a sentence.
   Pure functions of texts; the same texts give the same answer. compare.js shows it. */
(() => {
  "use strict";

  const ALIKE = 0.4; /* share of word pairs from which two provisions say the same thing in other words */
  const MOVED = 0.75; /* the same, for a provision that stands in another order */
  const MOST_CELLS = 250000; /* beyond this a sentence is shown as replaced, not word by word */

  const fold = (words) =>
    words
      .toLowerCase()
      .replaceAll("đ", "d")
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "");

  /* A sentence without case, tones, signs and figures: what counts as “nearly word for word”. */
  const plain = (words) => fold(words).replace(/[0-9]+/g, "0").replace(/[^a-z0]+/g, " ").trim();

  /* Two maps by the same keys → what only one has, what both have. */
  const parted = (one, other) => ({
    onlyA: [...one].filter(([key]) => !other.has(key)).map(([, value]) => value),
    both: [...one].filter(([key]) => other.has(key)).map(([key, value]) => [value, other.get(key)]),
    onlyB: [...other].filter(([key]) => !one.has(key)).map(([, value]) => value),
  });

  const pairsOf = (words) => {
    const syllables = plain(words).split(" ");
    return new Set(syllables.length < 2 ? syllables : syllables.slice(1).map((syllable, at) => `${syllables[at]} ${syllable}`));
  };

  /* How alike each provision of one paper is to each of the other: shared word pairs, found through an index of the other's. */
  const likeness = (one, other) => {
    const own = one.map(({ words }) => pairsOf(words));
    const theirs = other.map(({ words }) => pairsOf(words));
    const holders = new Map();
    theirs.forEach((pairs, at) => {
      for (const pair of pairs) holders.set(pair, [...(holders.get(pair) ?? []), at]);
    });
    return own.map((pairs) => {
      const shared = new Float64Array(other.length);
      for (const pair of pairs) for (const at of holders.get(pair) ?? []) shared[at] += 1;
      return shared.map((count, at) => (count ? (2 * count) / (pairs.size + theirs[at].size) : 0));
    });
  };

  /* The best alignment that keeps the order of both. */
  const inOrder = (alike, rows, columns) => {
    const best = Array.from({ length: rows + 1 }, () => new Float64Array(columns + 1));
    for (let i = rows - 1; i >= 0; i -= 1) {
      for (let j = columns - 1; j >= 0; j -= 1) {
        const here = alike[i][j] >= ALIKE ? alike[i][j] + best[i + 1][j + 1] : 0;
        best[i][j] = Math.max(here, best[i + 1][j], best[i][j + 1]);
      }
    }
    const found = [];
    let [i, j] = [0, 0];
    while (i < rows && j < columns) {
      if (alike[i][j] >= ALIKE && best[i][j] === alike[i][j] + best[i + 1][j + 1]) {
        found.push([i, j]);
        i += 1;
        j += 1;
      } else if (best[i][j] === best[i + 1][j]) i += 1;
      else j += 1;
    }
    return found;
  };

  /* Provisions of two papers → rows {a, b, moved}: in the order of the first, those of the second alone after the one they follow. */
  const align = (one, other) => {
    const alike = likeness(one, other);
    const partner = new Map(inOrder(alike, one.length, other.length));
    const taken = new Set(partner.values());
    const moved = new Set();
    one.forEach((_, i) => {
      if (partner.has(i)) return;
      let nearest = -1;
      other.forEach((__, j) => {
        if (!taken.has(j) && alike[i][j] >= MOVED && (nearest < 0 || alike[i][j] > alike[i][nearest])) nearest = j;
      });
      if (nearest < 0) return;
      partner.set(i, nearest);
      taken.add(nearest);
      moved.add(i);
    });
    const rows = [];
    let next = 0;
    const alone = (until) => {
      for (; next < until; next += 1) if (!taken.has(next)) rows.push({ a: null, b: other[next], moved: false });
    };
    one.forEach((provision, i) => {
      const j = partner.get(i);
      if (j !== undefined && !moved.has(i)) alone(j);
      rows.push({ a: provision, b: j === undefined ? null : other[j], moved: moved.has(i) });
      if (j !== undefined && !moved.has(i)) next = Math.max(next, j + 1);
    });
    alone(other.length);
    return rows;
  };

  /* Two texts → pieces of each, marked where the words differ (not their case alone): {a: [[words, same]…], b: […]}. */
  const differences = (one, other) => {
    const [a, b] = [one, other].map((words) => words.split(/\s+/).filter(Boolean));
    const [as, bs] = [a, b].map((words) => words.map((word) => word.toLowerCase()));
    let start = 0;
    while (start < as.length && start < bs.length && as[start] === bs[start]) start += 1;
    let end = 0;
    while (end < as.length - start && end < bs.length - start && as[as.length - 1 - end] === bs[bs.length - 1 - end]) end += 1;
    const [left, right] = [as.slice(start, as.length - end), bs.slice(start, bs.length - end)];
    const kept = [new Set(), new Set()];
    if (left.length * right.length <= MOST_CELLS) {
      const longest = Array.from({ length: left.length + 1 }, () => new Uint16Array(right.length + 1));
      for (let i = left.length - 1; i >= 0; i -= 1) {
        for (let j = right.length - 1; j >= 0; j -= 1) {
          longest[i][j] = left[i] === right[j] ? longest[i + 1][j + 1] + 1 : Math.max(longest[i + 1][j], longest[i][j + 1]);
        }
      }
      let [i, j] = [0, 0];
      while (i < left.length && j < right.length) {
        if (left[i] === right[j]) {
          kept[0].add(start + i);
          kept[1].add(start + j);
          i += 1;
          j += 1;
        } else if (longest[i + 1][j] >= longest[i][j + 1]) i += 1;
        else j += 1;
      }
    }
    const pieces = (words, same) => {
      const out = [];
      words.forEach((word, at) => {
        const both = at < start || at >= words.length - end || same.has(at);
        const last = out[out.length - 1];
        if (last && last[1] === both) last[0] += ` ${word}`;
        else out.push([word, both]);
      });
      return out;
    };
    return { a: pieces(a, kept[0]), b: pieces(b, kept[1]) };
  };

  globalThis.KehoachAlign = { fold, plain, parted, align, differences };
})();
