/* Text → terms of the search index. The twin of generator/search/analysis.py: its table (part of search/stats.json) holds the patterns,
   the folding and the places of the tone marks; one fixture runs through both. Offers `KehoachAnalysis.create(table)`. */
(() => {
  "use strict";

  const isFigure = (word) => word[0] >= "0" && word[0] <= "9";
  const isYear = (word) => /^(?:19|20)[0-9]{2}$/.test(word);

  const create = (table) => {
    const folded = new Map();
    for (const [base, letters] of Object.entries(table.fold)) for (const letter of letters) folded.set(letter, base);
    const alike = new Map(Object.entries(table.alike));
    const tones = new Map(Object.entries(table.tones));
    const spaces = new Set(table.spaces);
    const dropped = new Set(table.dropped);
    const quotes = new Set(table.quotes);
    const wordPattern = new RegExp(table.word, "g");
    const lazily = (make) => {
      let made = null;
      return () => {
        made = made || make();
        return made;
      };
    };
    const scanPattern = lazily(() => new RegExp(table.scan, "g")); // long: most queries and most pieces of text do without
    const plainPattern = new RegExp(table.plain, "g");
    const letters = table.word.slice(1, -2);
    const between = new RegExp(`[^${letters}]`);
    const words = (text) => text.match(wordPattern) || [];
    const marks = new RegExp(table.marks, "g");
    const readings = new Map();

    const keys = new Map();
    const foldWord = (word) => {
      if (!keys.has(word)) {
        if (keys.size > 20000) keys.clear();
        keys.set(word, foldOnce(word));
      }
      return keys.get(word);
    };
    const foldOnce = (word) => {
      if (/^[a-z]*$/.test(word)) return word.slice(0, table.longest);
      const key = word
        .replace(/[^a-z0-9]/g, (letter) => folded.get(letter) || letter)
        .replace(marks, "")
        .slice(0, table.longest);
      return /^[0-9]+$/.test(key) ? key.replace(/^0+(?=.)/, "") : key;
    };

    const exactWord = (word) => {
      const exact = word.slice(0, table.longest);
      const place = tones.get(exact.slice(-2));
      return place && exact.slice(-3, -2) !== "q" ? exact.slice(0, -2) + place : exact;
    };

    const asClass = (some) => `[${Array.from(some, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`).join("")}]`;
    const odd = lazily(() => new RegExp(asClass([...dropped, ...spaces, ...alike.keys()]), "g"));
    const plainLetter = (letter) => {
      if (dropped.has(letter)) return "";
      return spaces.has(letter) ? " " : alike.get(letter) || letter;
    };
    const normalise = (text) => {
      const composed = text.normalize("NFC").replace(/\r\n?/g, "\n");
      const plain = composed.replace(odd(), plainLetter);
      return plain === composed ? plain : plain.normalize("NFC");
    };

    const lower = (text) => {
      const lowered = text.toLowerCase();
      if (lowered.length === text.length) return lowered;
      return Array.from(text, (letter) => (letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter)).join("");
    };

    const prepare = (text) => lower(normalise(text));

    const numberTerms = (keys) => {
      const parts = [...keys];
      const year = parts.length > 2 && isYear(parts[1]) ? parts.splice(1, 1)[0] : "";
      const chain = [];
      for (let size = 2; size <= parts.length; size += 1) chain.push("#" + parts.slice(0, size).join(" "));
      return year ? chain.concat(chain.map((term) => `${term} ${year}`)) : chain;
    };

    const isDate = (found) => {
      const day = Number(found[0].slice(0, 3));
      const month = Number(found[1].slice(0, 3));
      return day >= 1 && day <= 31 && month >= 1 && month <= 12 && /^[12][0-9]{3}$/.test(found[2]);
    };

    const plainTerms = (pairs) => pairs.flatMap(([key, exact]) => (key === exact ? [key] : [key, "=" + exact]));

    const readDate = (found, pairs) => {
      const figures = pairs.map(([key]) => key).filter(isFigure);
      let [day, month, year] = ["", "", ""];
      if (figures.length === 3) [day, month, year] = figures;
      else if (figures[1].length === 4) [month, year] = figures;
      else [day, month] = figures;
      const terms = [[day, month], [month, year], [day, month, year]].filter((parts) => parts.every(Boolean)).map((parts) => "#" + parts.join("/"));
      const spoken = found.some((word) => !isFigure(word));
      const shown = spoken ? pairs : year ? [[year, year]] : [];
      const need = terms[terms.length - 1];
      const edges = spoken ? [pairs[0][0], pairs[pairs.length - 1][0]] : ["", ""];
      return { terms: plainTerms(shown).concat(terms), need, words: shown, first: edges[0], last: edges[1] };
    };

    const read = (surface) => {
      if (!between.test(surface) && foldWord(surface)) {
        const [key, exact] = [foldWord(surface), exactWord(surface)];
        return { terms: plainTerms([[key, exact]]), need: key, words: [[key, exact]], first: key, last: key };
      }
      const found = words(surface).filter((word) => foldWord(word));
      if (!found.length) return { terms: [], need: "", words: [], first: "", last: "" };
      const pairs = found.map((word) => [foldWord(word), exactWord(word)]);
      const keys = pairs.map(([key]) => key);
      const last = keys[keys.length - 1];
      if (found.length === 1) return { terms: plainTerms(pairs), need: keys[0], words: pairs, first: keys[0], last };
      if (found.some((word, at) => !isFigure(word) && keys[at] !== "thang" && keys[at] !== "nam")) {
        const chain = numberTerms(keys);
        return { terms: plainTerms(pairs).concat(chain), need: chain[chain.length - 1], words: pairs, first: keys[0], last };
      }
      if (/[^0-9.,]/.test(surface) || (found.length === 3 && isDate(found))) return readDate(found, pairs);
      const grouped = !surface.includes(",") && found[0].length <= 3 && found.slice(1).every((part) => part.length === 3);
      const key = grouped ? foldWord(found.join("")) : [keys[0], ...found.slice(1)].join(",").slice(0, table.longest);
      return { terms: [key], need: key, words: [[key, key]], first: key, last: key };
    };

    const reading = (surface) => {
      if (!readings.has(surface)) readings.set(surface, read(surface));
      return readings.get(surface);
    };

    const scan = (prepared, from) => {
      const pattern = /[0-9]/.test(prepared) ? scanPattern() : plainPattern;
      return Array.from(prepared.matchAll(pattern), ({ 0: surface, index }) => ({ start: from + index, end: from + index + surface.length, reading: reading(surface) }));
    };
    const units = (text) => scan(prepare(text), 0);

    /* A text in pieces that can be read one by one: nothing that is one unit reaches over a sign with a blank behind it. The same texts are
       looked at more than once (for the run of words, for the snippet), and of most nothing but a few pieces. */
    const cutBefore = new Map();
    const pieces = (text) => {
      if (cutBefore.has(text)) return cutBefore.get(text);
      const prepared = prepare(text);
      const out = [];
      let from = 0;
      for (const found of prepared.matchAll(/[,;:.!?)"”] /g)) {
        out.push({ start: from, text: prepared.slice(from, found.index + 2), units: null });
        from = found.index + 2;
      }
      out.push({ start: from, text: prepared.slice(from), units: null });
      if (cutBefore.size > 2000) cutBefore.clear();
      cutBefore.set(text, out);
      return out;
    };
    const unitsOf = (piece) => {
      piece.units = piece.units || scan(piece.text, piece.start);
      return piece.units;
    };

    /* May a prepared text hold one of these terms, as words or the beginning of words? Quick, and never wrong in saying no: one pattern of the
       letters that fold alike, figures with or without dots. A text with marks of their own is never turned away. */
    const lettersOf = lazily(() => new Map(Object.entries(table.fold).map(([base, alternatives]) => [base, asClass([base, ...alternatives])])));
    const looseMarks = new RegExp(table.marks);
    const loosely = (term) => {
      const figures = term.match(/[0-9]+/);
      if (figures) return Array.from(figures[0]).join("\\.?");
      return Array.from(term, (letter) => lettersOf().get(letter) || asClass(letter)).join("");
    };
    const anyOf = (terms) => `(?:${terms.map(loosely).filter(Boolean).join("|")})`;
    const tester = (patterns) => {
      const pattern = new RegExp(patterns.join("|") || "^");
      return (prepared) => pattern.test(prepared) || looseMarks.test(prepared);
    };
    const finder = (terms) => tester([anyOf(terms)]);

    /* The same for two words one after the other; `pairs` are lists of the words that may stand first and second, and whether more letters may
       follow the first. With a number one word is enough: it is written in too many ways. */
    const pairFinder = (pairs) => {
      const plain = (terms) => terms.every((term) => /^[^0-9#]+$/.test(term) && term.length < table.longest);
      return tester(
        pairs.map(([first, second, open]) => {
          if (!plain(first)) return plain(second) ? anyOf(second) : "^";
          return plain(second) ? `${anyOf(first)}${open ? `[${letters}]*` : ""}[^${letters}]+${anyOf(second)}` : anyOf(first);
        }),
      );
    };

    /* A plain word: no document number, no date. */
    const isSimple = ({ words: pairs, need }) => pairs.length === 1 && need === pairs[0][0];

    /* Folded words of a short text in one line: how names are looked up. */
    const keyWords = (text) => {
      const found = words(prepare(text)).map(foldWord).filter(Boolean);
      return found.filter((word, at) => !(word === "so" && isFigure(found[at + 1] || " "))).join(" ");
    };

    /* Names with a number that stand inside a line of folded words: `chi thi 41 khen thuong` → `chi thi 41`. */
    const beforeNumber = new Set(table.before_number);
    const namesWithin = (line) => {
      const list = line.split(" ");
      const out = [];
      list.forEach((word, at) => {
        for (let size = Math.min(at, 5); size > 0; size -= 1) {
          const before = list.slice(at - size, at).join(" ");
          if (word && isFigure(word) && beforeNumber.has(before)) {
            out.push(`${before} ${word}`);
            break;
          }
        }
      });
      return out;
    };

    const straightQuotes = (text) => Array.from(text, (letter) => (quotes.has(letter) ? '"' : letter)).join("");

    return { finder, foldWord, isSimple, keyWords, namesWithin, normalise, pairFinder, pieces, prepare, straightQuotes, units, unitsOf };
  };

  globalThis.KehoachAnalysis = { create };
})();
