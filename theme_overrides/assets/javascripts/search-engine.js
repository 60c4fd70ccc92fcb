/* A query → direct answers and plans, from the files below search/. The twin of generator/search (query, ranking, snippets): the same plans
   in the same order. Offers `KehoachEngine.create({load, lunr, createAnalysis})`, where `load(path)` gives the JSON of one file. */
(() => {
  "use strict";

  const LONGEST = 300;
  const MOST_WANTS = 24;
  const MOST_ENDINGS = 40;
  const MOST_RANKED = 500;
  const [WORD, NUMBER, EXACT, PAIR, ENDING] = [1, 4, 2, 3, 1];
  const FAMILIES = { "=": "e", "+": "p", "#": "n" };

  const has = (object, key) => Object.prototype.hasOwnProperty.call(object, key);
  const family = (term) => (has(FAMILIES, term[0]) ? FAMILIES[term[0]] : "w");
  const bare = (term) => (has(FAMILIES, term[0]) ? term.slice(1) : term);
  const distinctBy = (items, key) => [...new Map(items.map((item) => [key(item), item])).values()];

  /* ── files ─────────────────────────────────────────────────────────────────────────────────────────────────────────── */

  const fileName = (kind, prefix) => {
    const letters = Array.from(prefix, (c) => (/[0-9A-Za-z]/.test(c) ? c : c === " " ? "_" : `-${c.codePointAt(0).toString(16)}-`));
    return `search/${kind}/${letters.join("") || "-"}.json`;
  };

  const decode = (encoded, plans) => {
    const holding = new Uint8Array(plans);
    const frequencies = [];
    let count = 0;
    if (typeof encoded === "string") {
      const bytes = atob(encoded);
      for (let plan = 0; plan < plans; plan += 1) {
        if ((bytes.charCodeAt(plan >> 3) >> (plan & 7)) & 1) {
          holding[plan] = 1;
          count += 1;
        }
      }
      return { holding, frequencies, count, common: true };
    }
    let plan = 0;
    for (let at = 0; encoded && at < encoded.length; at += 1) {
      const step = encoded[at];
      plan += step >> 1;
      if (step & 1) at += 1;
      frequencies.push([plan, step & 1 ? encoded[at] : 1]);
      holding[plan] = 1;
      count += 1;
    }
    return { holding, frequencies, count, common: false };
  };

  const createStore = (load, stats) => {
    const names = Object.fromEntries(Object.entries(stats.shards).map(([kind, list]) => [kind, new Set(list)]));

    const home = (kind, key) => {
      const letters = Array.from(key);
      for (let length = letters.length; length > 0; length -= 1) {
        const prefix = letters.slice(0, length).join("");
        if (names[kind].has(prefix)) return prefix;
      }
      return "";
    };

    const shard = (kind, key) => load(fileName(kind, home(kind, key)));

    const entry = async (term, key) => {
      const kind = family(term);
      const content = await shard(kind, kind === "e" ? key : bare(term));
      return has(content, bare(term)) ? content[bare(term)].map((one) => decode(one, stats.plans)) : null;
    };

    const beginning = async (kind, prefix) => {
      const wanted = new Set([home(kind, prefix), ...[...names[kind]].filter((name) => name.startsWith(prefix))]);
      const contents = await Promise.all([...wanted].map((name) => load(fileName(kind, name))));
      return contents.flatMap((content) => Object.keys(content).filter((key) => key.startsWith(prefix))).sort();
    };

    const answers = async (key) => {
      const content = await shard("a", key);
      return has(content, key) ? content[key] : [];
    };

    const places = async (key) => {
      const content = await shard("g", key);
      return has(content, key) ? content[key] : [];
    };

    const head = async (plan) => (await load(`search/heads/${Math.floor(plan / stats.heads)}.json`))[plan % stats.heads];
    const provisions = (plan) => load(`search/plans/${plan}.json`);
    const lengths = () => load("search/lengths.json");
    return { answers, beginning, entry, head, lengths, places, provisions, shard };
  };

  /* ── sets of plans ─────────────────────────────────────────────────────────────────────────────────────────────────── */

  const bitsOf = (entry, plans) => {
    const out = new Uint8Array(plans);
    for (const posting of entry || []) for (let plan = 0; plan < plans; plan += 1) out[plan] |= posting.holding[plan];
    return out;
  };
  const both = (left, right) => left.map((bit, plan) => bit & right[plan]);
  const either = (left, right) => left.map((bit, plan) => bit | right[plan]);
  const without = (left, right) => left.map((bit, plan) => bit & (1 - right[plan]));
  const size = (bits) => bits.reduce((sum, bit) => sum + bit, 0);
  const plansIn = (bits, limit) => {
    const out = [];
    for (let plan = 0; plan < bits.length && out.length < limit; plan += 1) if (bits[plan]) out.push(plan);
    return out;
  };

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

  const pairOf = (left, right) => (right && left.reading.terms.length && right.reading.terms.length ? `+${left.reading.last} ${right.reading.first}` : "");

  const parse = (raw, analysis) => {
    const cut = Array.from(raw).slice(0, LONGEST).join("");
    const text = analysis.straightQuotes(analysis.normalise(cut).replace(/\n/g, " "));
    const wants = [];
    const clauses = [];
    const sought = [];
    const names = [analysis.keyWords(text)];
    let halfTyped = "";
    for (const [words, together, negative] of segments(text)) {
      const units = analysis.units(words);
      const read = units.filter((unit) => unit.reading.terms.length);
      if (!read.length) continue;
      const last = read[read.length - 1];
      halfTyped = "";
      if (together) {
        const pairs = units.map((unit, at) => pairOf(unit, units[at + 1])).filter(Boolean);
        wants.push({ label: words.trim(), needs: read.map((unit) => unit.reading.need).concat(pairs), negative });
      } else {
        for (const unit of read) wants.push({ label: words.slice(unit.start, unit.end), needs: [unit.reading.need], negative: false });
        if (analysis.isSimple(last.reading) && last.end === words.length) halfTyped = last.reading.need;
      }
      if (negative) continue;
      units.forEach((unit, at) => {
        const { reading } = unit;
        if (!reading.terms.length) return;
        const simple = analysis.isSimple(reading);
        const exact = simple && reading.words[0][1] !== reading.need ? reading.words[0][1] : "";
        clauses.push({ term: reading.need, boost: simple ? WORD : NUMBER, key: "" });
        if (exact) clauses.push({ term: "=" + exact, boost: EXACT, key: reading.need });
        const pair = pairOf(unit, units[at + 1]);
        if (pair) clauses.push({ term: pair, boost: PAIR, key: "" });
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
      sought: distinctBy(sought, (one) => `${one.term}\n${one.exact}`),
      line: names[0],
      names: [...new Set(names.concat(analysis.namesWithin(names[0])).filter(Boolean))],
    };
  };

  /* ── ranking ───────────────────────────────────────────────────────────────────────────────────────────────────────── */

  const choose = (passed, entries, plans) => {
    let scored = new Uint8Array(plans);
    for (const entry of entries) for (const posting of entry) if (!posting.common) scored = either(scored, posting.holding);
    const first = plansIn(both(passed, scored), MOST_RANKED);
    return first.concat(plansIn(without(passed, scored), MOST_RANKED - first.length)).sort((a, b) => a - b);
  };

  /* A lunr index of the query's terms and the chosen plans alone, with the weights of the full one. */
  const partialIndex = (lunr, chosen, terms, entries, stats, lengths) => {
    const wanted = new Set(chosen);
    const fields = stats.fields.map(([name]) => name);
    const invertedIndex = Object.create(null);
    const fieldVectors = Object.create(null);
    terms.forEach((term, number) => {
      const entry = entries.get(term);
      const holding = entry.reduce((sum, posting) => sum + posting.count, 0);
      const rarity = Math.log(1 + Math.abs((stats.plans - holding + 0.5) / (holding + 0.5)));
      const posting = { _index: number };
      stats.fields.forEach(([name, boost, total], at) => {
        posting[name] = {};
        for (const [plan, frequency] of entry[at].frequencies) {
          if (!wanted.has(plan)) continue;
          const relative = lengths[at][plan] / (total / stats.plans);
          const weight = (rarity * ((stats.k1 + 1) * frequency)) / (stats.k1 * (1 - stats.b + stats.b * relative) + frequency);
          posting[name][plan] = {};
          const ref = `${name}/${plan}`;
          fieldVectors[ref] = fieldVectors[ref] || new lunr.Vector();
          fieldVectors[ref].insert(number, Math.round(weight * boost * 1000) / 1000);
        }
      });
      invertedIndex[term] = posting;
    });
    return new lunr.Index({ invertedIndex, fieldVectors, tokenSet: lunr.TokenSet.fromArray(terms), fields, pipeline: new lunr.Pipeline() });
  };

  const rank = (lunr, chosen, clauses, entries, stats, lengths) => {
    const terms = [...new Set(clauses.map((clause) => clause.term))].sort();
    const index = partialIndex(lunr, chosen, terms, entries, stats, lengths);
    const scores = new Map(chosen.map((plan) => [plan, 0]));
    const found = index.query((query) => {
      for (const { term, boost } of clauses) {
        const fields = stats.fields.map(([name]) => name).filter((_, at) => !entries.get(term)[at].common);
        if (fields.length) query.clause({ term, boost, fields, usePipeline: false });
      }
    });
    for (const { ref, score } of found) scores.set(Number(ref), score);
    const rounded = (score) => Math.round(score * 1e9); // sums of floats depend on their order
    return [...scores].sort((a, b) => rounded(b[1]) - rounded(a[1]) || a[0] - b[0]);
  };

  /* ── finding ───────────────────────────────────────────────────────────────────────────────────────────────────────── */

  const endings = async (prefix, store, plans) => {
    const words = await store.beginning("w", prefix);
    const found = await Promise.all(words.map(async (word) => [word, await store.entry(word, word)]));
    const counted = found.map(([word, entry]) => [word, entry, size(bitsOf(entry, plans))]);
    counted.sort((a, b) => b[2] - a[2] || (a[0] < b[0] ? -1 : 1));
    return counted.slice(0, MOST_ENDINGS);
  };

  const find = async (query, store, stats, lunr) => {
    const entries = new Map();
    const remember = async (term, key) => {
      if (!entries.has(term)) {
        const found = await store.entry(term, key);
        if (found) entries.set(term, found);
      }
    };
    const needs = query.wants.flatMap((want) => want.needs.map((need) => ({ term: need, key: "" })));
    await Promise.all(distinctBy(query.clauses.concat(needs), ({ term }) => term).map(({ term, key }) => remember(term, key)));
    const clauses = query.clauses.filter(({ term }) => entries.has(term));
    const everything = new Uint8Array(stats.plans).fill(1);
    let passed = query.wants.length ? everything : new Uint8Array(stats.plans);
    let { sought } = query;
    const failed = [];
    const asked = [];
    for (const want of query.wants) {
      let bits = everything;
      for (const need of want.needs) bits = both(bits, bitsOf(entries.get(need), stats.plans));
      if (!size(bits) && want.needs.length === 1 && want.needs[0] === query.halfTyped) {
        if (query.halfTyped.length === 1 && query.wants.length > 1) continue; // one letter more is on its way
        for (const [ending, entry] of await endings(query.halfTyped, store, stats.plans)) {
          entries.set(ending, entry);
          clauses.push({ term: ending, boost: ENDING });
          bits = either(bits, bitsOf(entry, stats.plans));
        }
        sought = sought.map((one) => (one.term === query.halfTyped ? { ...one, exact: "", prefix: true } : one));
      }
      passed = want.negative ? without(passed, bits) : both(passed, bits);
      if (want.negative) continue;
      asked.push({ label: want.label, bits });
      if (!size(bits)) failed.push({ label: want.label, key: want.needs.length === 1 ? want.needs[0] : "" });
    }
    const total = size(passed);
    let ranked = [];
    if (total) {
      const chosen = choose(passed, clauses.map(({ term }) => entries.get(term)), stats.plans);
      ranked = rank(lunr, chosen, clauses, entries, stats, await store.lengths());
    }
    return { total, ranked, failed, sought, asked };
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

  /* Words that look like one that stands in no plan: same shard, one letter off (two in long words), with marks as most often written. */
  const distance = (left, right, limit) => {
    if (Math.abs(left.length - right.length) > limit) return limit + 1;
    let row = Array.from({ length: right.length + 1 }, (_, at) => at);
    for (let i = 1; i <= left.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= right.length; j += 1) next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (left[i - 1] === right[j - 1] ? 0 : 1)));
      row = next;
    }
    return row[right.length];
  };

  const nearest = async (key, store, stats, analysis) => {
    if (!key || /[^a-z]/.test(key)) return [];
    const limit = key.length > 4 ? 2 : 1;
    const words = Object.keys(await store.shard("w", key)).filter((word) => /^[a-z]{2,}$/.test(word) && distance(key, word, limit) <= limit);
    words.sort((a, b) => distance(key, a, limit) - distance(key, b, limit) || (a < b ? -1 : 1));
    const count = (entry) => entry.reduce((sum, one) => sum + decode(one, stats.plans).count, 0);
    return Promise.all(
      words.slice(0, 3).map(async (word) => {
        const forms = Object.entries(await store.shard("e", word)).filter(([exact]) => analysis.foldWord(exact) === word);
        forms.sort((a, b) => count(b[1]) - count(a[1]) || (a[0] < b[0] ? -1 : 1));
        return forms.length ? forms[0][0] : word;
      }),
    );
  };

  const create = ({ load, lunr, createAnalysis, createPlaces, createSnippets }) => {
    let ready = null;
    const open = async () => {
      const stats = await load("search/stats.json");
      const analysis = createAnalysis(stats.table);
      const places = stats.shards.g ? createPlaces({ table: stats.places, analysis }) : null;
      return { stats, analysis, places, store: createStore(load, stats), snippets: createSnippets(analysis) };
    };
    const opened = () => {
      ready = ready || open();
      ready.catch(() => {
        ready = null;
      });
      return ready;
    };

    /* Everything about a query but the snippets. `lunr` may be a function that fetches lunr when a query needs it. */
    const search = async (raw) => {
      const { stats, analysis, places, store } = await opened();
      const query = parse(raw, analysis);
      const loadedLunr = typeof lunr === "function" && !lunr.Index ? await lunr() : lunr;
      const [direct, found] = await Promise.all([answers(query, store, places), find(query, store, stats, loadedLunr)]);
      const missing = await Promise.all(found.failed.map(async ({ label, key }) => ({ label, near: await nearest(key, store, stats, analysis) })));
      const positive = found.asked;
      const dropping = found.total || missing.length || positive.length < 2 ? [] : positive.filter((_, at) => size(positive.filter((__, other) => other !== at).map(({ bits }) => bits).reduce(both)) > 0);
      return { text: query.text, plans: stats.plans, answers: direct, total: found.total, ranked: found.ranked, sought: found.sought, missing, dropping: dropping.map(({ label }) => label) };
    };

    const head = async (plan) => (await opened()).store.head(plan);

    const snippets = async (plan, sought) => {
      const { store, snippets: cut } = await opened();
      const [provisions, shown] = await Promise.all([store.provisions(plan), store.head(plan)]);
      return cut.snippets(provisions, sought, [shown.title, shown.issuer, shown.place].join("\n\n"));
    };

    /* A short text in pieces, what is looked for marked. */
    const mark = async (text, sought) => (await opened()).snippets.mark(text, sought);

    return { head, mark, search, snippets };
  };

  globalThis.KehoachEngine = { create };
})();
