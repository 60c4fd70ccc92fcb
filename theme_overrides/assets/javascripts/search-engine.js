/* A query → direct answers and plans, from the files below search/. The twin of generator/search (query, ranking): the same plans in the same
   order. Offers `KehoachEngine.create({load, lunr, createAnalysis, createStore, createPlaces, createSnippets, createFacets, closeness})`, where
   `load(path)` gives the JSON of one file. */
(() => {
  "use strict";

  const LONGEST = 300;
  const MOST_WANTS = 24;
  const [MOST_ENDINGS, FEWEST_ENDINGS] = [8, 2];
  const MOST_PAIRS = 12;
  const LONG_PHRASE = 5;
  const MOST_RANKED = 500;
  const [PAGE, WITH_SNIPPETS] = [10, 5];
  const [MOST_READ_FIRST, MOST_READ] = [6, 30];
  const [WORD, NUMBER, EXACT, PAIR, ENDING] = [1, 4, 2, 3, 1];

  const distinctBy = (items, key) => [...new Map(items.map((item) => [key(item), item])).values()];

  /* ── the query ─────────────────────────────────────────────────────────────────────────────────────────────────────── */

  const segments = (text) => {
    const out = [];
    const parts = text.split('"');
    let negative = false;
    parts.forEach((part, at) => {
      if (at % 2) {
        out.push([part, true, negative]);
        return;
      }
      negative = at + 1 < parts.length && /(?:^| )-$/.test(part);
      const free = negative ? part.slice(0, -1) : part;
      let position = 0;
      for (const found of free.matchAll(/(?:^| )-([^ -][^ ]*)/g)) {
        if (/[0-9]$/.test(free.slice(0, found.index).trimEnd())) continue; // 29 -HD/TWĐTN is a number
        out.push([free.slice(position, found.index), false, false], [found[1], true, true]);
        position = found.index + found[0].length;
      }
      out.push([free.slice(position), false, false]);
    });
    return out;
  };

  const pairOf = (left, right) => (right && left.reading.last && right.reading.first ? `+${left.reading.last} ${right.reading.first}` : "");

  const parse = (raw, analysis, { chainOf, isPhrase }) => {
    const cut = Array.from(raw).slice(0, LONGEST).join("");
    const text = analysis.straightQuotes(analysis.normalise(cut).replace(/\n/g, " "));
    const wants = [];
    const clauses = [];
    const pairs = [];
    const sought = [];
    const names = [analysis.keyWords(text)];
    const chain = [];
    const phrases = [];
    let halfTyped = "";
    for (const [words, together, negative] of segments(text)) {
      const units = analysis.units(words);
      const read = units.filter((unit) => unit.reading.terms.length);
      if (!read.length) continue;
      const last = read[read.length - 1];
      halfTyped = "";
      const neighbours = units.map((unit, at) => pairOf(unit, units[at + 1])).filter(Boolean);
      if (together) {
        const each = read.map((unit) => unit.reading.need).concat(neighbours);
        const whole = neighbours.length && neighbours.length + 1 === read.length; // a pair has both words in it
        wants.push({ label: words.trim(), needs: whole ? neighbours : each, negative, word: "" });
        if (isPhrase(chainOf(units))) phrases.push({ chain: chainOf(units), terms: wants[wants.length - 1].needs, negative });
      } else {
        units.forEach(({ start, end, reading }, at) => {
          if (!reading.terms.length) return;
          const before = at ? units[at - 1].reading.last : "";
          const after = at + 1 < units.length ? units[at + 1].reading.first : "";
          const word = analysis.isSimple(reading) ? reading.need : "";
          wants.push({ label: words.slice(start, end), needs: [reading.need], negative: false, word, before, after });
        });
        pairs.push(...neighbours);
        if (analysis.isSimple(last.reading) && last.end === words.length) halfTyped = last.reading.need;
      }
      if (negative) continue;
      chain.push(...chainOf(units));
      const inPhrase = together && read.length >= LONG_PHRASE;
      units.forEach((unit, at) => {
        const { reading } = unit;
        if (!reading.terms.length) return;
        const simple = analysis.isSimple(reading);
        const exact = simple && reading.words[0][1] !== reading.need ? reading.words[0][1] : "";
        if (!inPhrase || reading.need[0] === "#") clauses.push({ term: reading.need, boost: simple ? WORD : NUMBER });
        if (exact && !inPhrase) clauses.push({ term: "=" + exact, boost: EXACT });
        const pair = pairOf(unit, units[at + 1]);
        if (pair) clauses.push({ term: pair, boost: PAIR });
        sought.push({ term: reading.need, exact, prefix: false });
        if (!simple) names.push(reading.need.slice(1));
      });
    }
    return {
      text,
      prepared: analysis.prepare(text),
      wants: distinctBy(wants.slice(0, MOST_WANTS), (want) => want.needs.join("\n") + want.negative),
      halfTyped,
      clauses: clauses.slice(0, MOST_WANTS * 3),
      pairs: [...new Set(pairs.slice(0, MOST_PAIRS))],
      sought: distinctBy(sought, (one) => `${one.term}\n${one.exact}`),
      chain: chain.slice(0, MOST_WANTS),
      phrases: phrases.slice(0, MOST_WANTS),
      line: names[0],
      names: [...new Set(names.concat(analysis.namesWithin(names[0])).filter(Boolean))],
    };
  };

  /* ── ranking ───────────────────────────────────────────────────────────────────────────────────────────────────────── */

  /* How many of these pairs each plan that passed holds. */
  const beside = (pairs, passed) => {
    const held = new Uint8Array(passed.length);
    for (const bits of pairs) for (let plan = 0; plan < held.length; plan += 1) held[plan] += bits[plan] & passed[plan];
    return held;
  };

  /* At most 500 plans that passed: those with more pairs first, then those that some posting can score. */
  const choose = (sets, passed, held, entries) => {
    let scored = sets.none();
    for (const entry of entries) for (const posting of entry) if (!posting.common && posting.count) scored = sets.either(scored, posting.holding);
    const out = [];
    for (let level = held.reduce((most, one) => Math.max(most, one), 0); level >= 0; level -= 1) {
      const here = passed.slice();
      for (let plan = 0; plan < here.length; plan += 1) if (held[plan] !== level) here[plan] = 0;
      out.push(...sets.first(sets.both(here, scored), MOST_RANKED - out.length));
      out.push(...sets.first(sets.without(here, scored), MOST_RANKED - out.length));
    }
    return out.sort((a, b) => a - b);
  };

  const NOTHING = {};

  /* `wanted` has a byte for each plan: 1 for those that are ranked. */
  const partialIndex = (lunr, wanted, terms, entries, stats, lengths) => {
    const fields = stats.fields.map(([name]) => name);
    const invertedIndex = Object.create(null);
    const weights = fields.map(() => new Map());
    terms.forEach((term, number) => {
      const entry = entries.get(term);
      const holding = entry.reduce((sum, posting) => sum + posting.count, 0);
      const rarity = Math.log(1 + Math.abs((stats.plans - holding + 0.5) / (holding + 0.5)));
      const posting = { _index: number };
      stats.fields.forEach(([name, boost, total], at) => {
        const [within, ofPlan, usual] = [{}, weights[at], total / stats.plans];
        const { plans, times } = entry[at];
        for (let place = 0; place < plans.length; place += 1) {
          const plan = plans[place];
          if (!wanted[plan]) continue;
          const weight = (rarity * ((stats.k1 + 1) * times[place])) / (stats.k1 * (1 - stats.b + stats.b * (lengths[at](plan) / usual)) + times[place]);
          const rounded = Math.round(weight * boost * 1000) / 1000;
          within[plan] = NOTHING;
          if (ofPlan.has(plan)) ofPlan.get(plan).push(number, rounded);
          else ofPlan.set(plan, [number, rounded]);
        }
        posting[name] = within;
      });
      invertedIndex[term] = posting;
    });
    const fieldVectors = Object.create(null); // terms come in the order of their numbers, as a vector wants them
    fields.forEach((name, at) => weights[at].forEach((elements, plan) => (fieldVectors[`${name}/${plan}`] = new lunr.Vector(elements))));
    const tokenSet = { intersect: (asked) => asked }; // every term that is asked for is in this index, and none has a wildcard
    return new lunr.Index({ invertedIndex, fieldVectors, tokenSet, fields, pipeline: new lunr.Pipeline() });
  };

  const rank = (lunr, chosen, clauses, entries, stats, lengths, held) => {
    const terms = [...new Set(clauses.map((clause) => clause.term))].sort();
    const wanted = new Uint8Array(held.length);
    for (const plan of chosen) wanted[plan] = 1;
    const index = partialIndex(lunr, wanted, terms, entries, stats, lengths);
    const scores = new Map(chosen.map((plan) => [plan, 0]));
    const found = index.query((query) => {
      for (const { term, boost } of clauses) {
        const fields = stats.fields.map(([name]) => name).filter((_, at) => !entries.get(term)[at].common);
        if (fields.length) query.clause({ term, boost, fields, usePipeline: false });
      }
    });
    for (const { ref, score } of found) scores.set(Number(ref), score);
    const rounded = (score) => Math.round(score * 1e9); // sums of floats depend on their order
    return [...scores].sort((a, b) => held[b[0]] - held[a[0]] || rounded(b[1]) - rounded(a[1]) || a[0] - b[0]);
  };

  /* ── finding ───────────────────────────────────────────────────────────────────────────────────────────────────────── */

  const endings = async (prefix, store, most) => {
    const words = Object.entries(await store.vocabulary(prefix)).filter(([word]) => word.startsWith(prefix) && word !== prefix);
    words.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    return words.slice(0, most).map(([word]) => word);
  };

  /* Which plans have everything asked for. `typing` says that the last word may go on even where it stands somewhere. */
  const gather = async (query, store, typing) => {
    const { sets } = store;
    const beside = new Map(query.pairs.map((pair) => [pair, [pair]])); // with those that stand for them where a word was replaced
    const going = { beside, clauses: [...query.clauses], sought: [...query.sought], failed: [], replaced: [], asked: [], others: new Map() };
    const forTheText = new Set(query.phrases.filter(({ negative }) => negative).map(({ terms }) => terms.join("\n")));
    const instead = async (want, words, prefix) => {
      let bits = sets.none();
      going.others.set(want.word, { others: words, prefix });
      for (const entry of await Promise.all(words.map(store.entry))) bits = sets.either(bits, store.bitsOf(entry));
      for (const word of words) {
        going.clauses.push({ term: word, boost: ENDING });
        for (const of of [(one) => `+${want.before} ${one}`, (one) => `+${one} ${want.after}`]) {
          if (!beside.has(of(want.word))) continue;
          beside.get(of(want.word)).push(of(word));
          going.clauses.push({ term: of(word), boost: PAIR });
        }
      }
      const at = going.sought.findIndex(({ term }) => term === want.word);
      const marks = prefix ? [{ term: want.word, exact: "", prefix: true }] : words.map((term) => ({ term, exact: "", prefix: false }));
      if (at >= 0 && words.length) going.sought.splice(at, 1, ...marks);
      return bits;
    };
    let passed = query.wants.length ? store.everyone : sets.none();
    for (const want of query.wants) {
      if (want.negative && forTheText.has(want.needs.join("\n"))) continue;
      let bits = store.everyone;
      for (const need of want.needs) bits = sets.both(bits, store.bitsOf(await store.entry(need)));
      if (want.word && !want.negative) {
        const alone = want.word.length > 1 && want.before && !(await store.entry(`+${want.before} ${want.word}`));
        if (want.word === query.halfTyped && (!sets.count(bits) || alone || (typing && want.word.length > 1))) {
          if (want.word.length === 1 && query.wants.length > 1) continue; // one letter more is on its way
          bits = sets.either(bits, await instead(want, await endings(want.word, store, Math.max(FEWEST_ENDINGS, MOST_ENDINGS + 1 - query.wants.length)), true));
        }
        if (!sets.count(bits)) {
          const near = await store.nearest(want.word);
          bits = await instead(want, near, false);
          if (sets.count(bits)) going.replaced.push({ label: want.label, words: near });
        }
      }
      passed = want.negative ? sets.without(passed, bits) : sets.both(passed, bits);
      if (want.negative) continue;
      going.asked.push({ label: want.label, bits });
      if (!sets.count(bits)) going.failed.push({ label: want.label, key: want.word });
    }
    return { ...going, passed, sought: distinctBy(going.sought, (one) => `${one.term}\n${one.exact}`) };
  };

  /* The plans that passed, ranked; `narrowed` are those of them that the reader's conditions leave. */
  const order = async (gathered, narrowed, query, store, stats, lunr) => {
    const { sets } = store;
    const total = sets.count(narrowed);
    if (!total) return { total, ranked: [], together: 0 };
    const entries = new Map();
    const terms = [...new Set(gathered.clauses.map(({ term }) => term))];
    await Promise.all(
      terms.map(async (term) => {
        const entry = await store.entry(term);
        if (entry) entries.set(term, entry);
      }),
    );
    const clauses = gathered.clauses.filter(({ term }) => entries.has(term));
    const anyOf = async (pairs) => (await Promise.all(pairs.map(store.entry))).map(store.bitsOf).reduce(sets.either);
    const held = beside(await Promise.all([...gathered.beside.values()].map(anyOf)), narrowed);
    const all = held.reduce((sum, one) => sum + (one === query.pairs.length ? 1 : 0), 0);
    const chosen = choose(sets, narrowed, held, clauses.map(({ term }) => entries.get(term)));
    const ranked = rank(lunr, chosen, clauses, entries, stats, store.lengths(), held);
    return { total, ranked, together: query.pairs.length ? all : 0, held };
  };

  /* Gives the plans of an answer some at a time: those whose texts hold what is quoted; of the first few the one with the longest run of the
     words comes first, unless they are in order of date. `left()` are those not looked at yet, `read()` those that were. */
  const readerOf = ({ ranked, chain }, query, store, near, byDate) => {
    const { sets } = store;
    const waiting = ranked.map(([plan]) => plan);
    const texts = async (plan) => {
      const [head, provisions] = await Promise.all([store.headWithTexts(plan), store.provisions(plan)]);
      return [head.title, head.issuer, head.place, ...provisions.map(([, , , words]) => words)];
    };
    const holding = async ({ terms }) => (await Promise.all(terms.map(store.entry))).map(store.bitsOf).reduce(sets.both, store.everyone);
    const holds = async (plan, phrases) => {
      if (!phrases.length || !store.hasTexts) return true;
      const own = await texts(plan);
      return phrases.every((phrase) => near.stands(own, phrase.chain) !== phrase.negative);
    };
    let shown = 0;
    const next = async () => {
      const first = !shown;
      const most = query.phrases.length && first ? WITH_SNIPPETS : PAGE;
      const bits = await Promise.all(query.phrases.map(holding));
      const out = [];
      let reads = query.phrases.length ? (first ? MOST_READ_FIRST : MOST_READ) : PAGE;
      while (out.length < most && waiting.length && reads > 0) {
        const some = waiting.splice(0, Math.min(most - out.length, reads));
        reads -= some.length;
        const good = await Promise.all(some.map((plan) => holds(plan, query.phrases.filter((_, at) => bits[at][plan]))));
        out.push(...some.filter((_, at) => good[at]));
      }
      if (first && !byDate && out.length > 1 && chain.length > 1) {
        const few = out.splice(0, WITH_SNIPPETS);
        const runs = new Map(await Promise.all(few.map(async (plan) => [plan, near.longestRun(await texts(plan), chain)])));
        out.unshift(...few.sort((a, b) => runs.get(b) - runs.get(a)));
      }
      shown += out.length;
      return out;
    };
    return { next, left: () => waiting.length, read: () => ranked.length - waiting.length };
  };

  const answers = async (query, store, finder) => {
    const [named, placed] = await Promise.all([
      Promise.all(query.names.map((name) => store.answers(name))),
      finder ? finder.answers(query.line, query.prepared, store.places) : [],
    ]);
    const first = new Map();
    for (const row of named.flat().concat(placed)) if (!first.has(row[2])) first.set(row[2], row);
    return [...first.values()].map(([kind, title, url, detail]) => ({ kind, title, url, detail }));
  };

  const create = ({ load, lunr, createAnalysis, createStore, createPlaces, createSnippets, createFacets, closeness }) => {
    let ready = null;
    const open = async () => {
      const stats = await load("search/stats.js");
      const analysis = createAnalysis(stats.table);
      const places = stats.places ? createPlaces({ table: stats.places, analysis, load }) : null;
      const store = createStore({ load, stats, analysis });
      return { stats, analysis, places, store, near: closeness.create(analysis), snippets: createSnippets(analysis), facets: createFacets({ load, stats, store }) };
    };
    const opened = () => {
      ready = ready || open();
      ready.catch(() => {
        ready = null;
      });
      return ready;
    };

    /* Words that could have been meant, and words that may be left out. */
    const advice = async (gathered, store) => {
      const { sets } = store;
      const missing = await Promise.all(
        gathered.failed.map(async ({ label, key }) => ({ label, near: await Promise.all((key ? await store.nearest(key) : []).map(store.spelling)) })),
      );
      const others = (at) => gathered.asked.filter((_, other) => other !== at).map(({ bits }) => bits).reduce(sets.both);
      const known = sets.count(gathered.passed) || missing.length || gathered.asked.length < 2;
      const dropping = known ? [] : gathered.asked.filter((_, at) => sets.count(others(at)) > 0);
      return { missing, dropping: dropping.map(({ label }) => label) };
    };

    /* Everything about a query but the snippets. `chosen` are the reader's conditions (values by facet), `byDate` asks for the newest first. */
    const search = async (raw, { typing = false, chosen = {}, byDate = false } = {}) => {
      const { stats, analysis, places, store, facets, near } = await opened();
      const { sets } = store;
      const query = parse(raw, analysis, closeness);
      if (typing && query.halfTyped) store.vocabulary(query.halfTyped).catch(() => {}); // on its way while the words are
      const direct = answers(query, store, places);
      direct.catch(() => {});
      await Promise.all([...new Set(query.clauses.map(({ term }) => term).concat(query.wants.flatMap(({ needs }) => needs)))].map(store.entry));
      const gathered = await gather(query, store, typing);
      const filtered = Object.values(chosen).some((values) => values.length);
      const passed = query.wants.length || !filtered ? gathered.passed : store.everyone;
      const narrowed = filtered ? await facets.narrow(passed, chosen) : { plans: passed, groups: null };
      const found = await order(gathered, narrowed.plans, query, store, stats, lunr);
      if (byDate || !query.wants.length) found.ranked = (await facets.newest(narrowed.plans, MOST_RANKED)).map((plan) => [plan, 0]);
      const replaced = await Promise.all(
        gathered.replaced.map(async ({ label, words }) => ({ label, words: await Promise.all(words.map(store.spelling)) })),
      );
      const dated = byDate || !query.wants.length;
      const chain = closeness.withOthers(query.chain, gathered.others);
      return {
        text: query.text,
        quoted: query.phrases.some(({ negative }) => !negative),
        reader: readerOf({ ranked: found.ranked, chain }, query, store, near, dated),
        plans: stats.plans,
        answers: await direct,
        sought: gathered.sought,
        pairs: query.pairs.length,
        passed,
        passing: sets.count(passed),
        groups: narrowed.groups,
        replaced,
        ...found,
        ...(await advice({ ...gathered, passed }, store)),
      };
    };

    /* Facets with their counts for the plans that passed. */
    const groups = async (passed, chosen) => (await (await opened()).facets.narrow(passed, chosen)).groups;

    const head = async (plan, withTexts) => {
      const { store } = await opened();
      return withTexts ? store.headWithTexts(plan) : store.head(plan);
    };

    const snippets = async (plan, sought) => {
      const { store, snippets: cut } = await opened();
      const [provisions, shown] = await Promise.all([store.provisions(plan), store.headWithTexts(plan)]);
      return cut.snippets(provisions, sought, [shown.title, shown.issuer, shown.place].join("\n\n"), store.named);
    };

    /* A short text in pieces, what is looked for marked. */
    const mark = async (text, sought) => (await opened()).snippets.mark(text, sought);

    return { groups, head, mark, opened, search, snippets };
  };

  globalThis.KehoachEngine = { create };
})();
