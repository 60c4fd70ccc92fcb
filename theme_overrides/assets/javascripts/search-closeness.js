/* How near the words of a query stand to each other in a text, and whether quoted words stand side by side.
   The twin of generator/search/closeness.py. Offers `KehoachCloseness.create(analysis)`. */
(() => {
  "use strict";

  const [APART, BESIDE, ACROSS] = [0, 1, 2];

  /* Words of one part of a query; `tie` says how each is tied to the one before. */
  const chainOf = (units) => {
    const out = [];
    let tie = APART;
    for (const { reading } of units) {
      if (reading.terms.length) {
        out.push({ need: reading.need, tie, others: [], prefix: false });
        tie = BESIDE;
      } else if (tie === BESIDE) tie = ACROSS;
    }
    return out;
  };

  /* Words in quotation marks that only a text can confirm: the index knows two neighbours. */
  const isPhrase = (chain) => chain.length > 2 || (chain.length === 2 && chain[1].tie !== BESIDE);

  const withOthers = (chain, others) => chain.map((link) => ({ ...link, ...(others.get(link.need) || {}) }));

  const create = (analysis) => {
    /* The most words of a chain that stand side by side in one of these texts, in their order; 0 where no two do. */
    const longestRun = (texts, chain) => {
      const wanted = new Map();
      chain.forEach(({ need, others }, at) => {
        for (const term of [need, ...others]) wanted.set(term, [...(wanted.get(term) || []), at]);
      });
      const prefixes = [...chain.keys()].filter((at) => chain[at].prefix);
      const places = new Map();
      const placesOf = (reading) => {
        if (!places.has(reading)) {
          const starts = prefixes.filter((at) => reading.words.some(([key]) => key.startsWith(chain[at].need)));
          places.set(reading, [...new Set(reading.terms.flatMap((term) => wanted.get(term) || []).concat(starts))]);
        }
        return places.get(reading);
      };
      const words = chain.map(({ need, others }) => [need, ...others]);
      const isWhole = chain.some(({ tie }) => tie === ACROSS); // a run may reach over signs
      const mayRun = isWhole ? analysis.finder(words.flat()) : analysis.pairFinder(words.slice(1).map((second, at) => [words[at], second, chain[at].prefix]));
      let best = 0;
      const read = (units) => {
        let before = [];
        let across = false;
        for (const { reading } of units) {
          if (!reading.terms.length) {
            across = true;
            continue;
          }
          const here = [];
          for (const at of placesOf(reading)) {
            const { tie } = chain[at];
            const tied = tie === ACROSS || (tie === BESIDE && !across);
            here[at] = 1 + ((tied && before[at - 1]) || 0);
            if (here[at] > best) best = here[at];
          }
          before = here;
          across = false;
        }
      };
      for (const text of texts) {
        if (best === chain.length) break;
        const some = isWhole ? [{ text: analysis.prepare(text), start: 0, units: null }] : analysis.pieces(text);
        for (const piece of some) if (mayRun(piece.text)) read(analysis.unitsOf(piece));
      }
      return best > 1 ? best : 0;
    };

    const stands = (texts, chain) => longestRun(texts, chain) === chain.length;

    return { longestRun, stands };
  };

  globalThis.KehoachCloseness = { chainOf, create, isPhrase, withOthers };
})();
