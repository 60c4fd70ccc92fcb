/* The files below search/, read back. The twin of generator/search (postings, shards, store, likeness).
   Offers `KehoachStore.create({load, stats, analysis})`, where `load(path)` gives the JSON of one file. A browser that cannot unpack texts (before 2023)
   has plans without provisions. */
(() => {
  "use strict";

  const MOST_TEXTS = 60;

  const has = (object, key) => Object.prototype.hasOwnProperty.call(object, key);

  const fileName = (kind, prefix) => {
    const letters = Array.from(prefix, (c) => (/[0-9A-Za-z]/.test(c) ? c : c === " " ? "_" : `-${c.codePointAt(0).toString(16)}-`));
    return `search/${kind}/${letters.join("") || "-"}.js`;
  };

  /* CRC-32. */
  const hashOf = (key) => {
    let value = -1;
    for (const byte of new TextEncoder().encode(key)) {
      value ^= byte;
      for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
    }
    return ~value >>> 0;
  };

  /* What decides the bucket of a pair or a number. */
  const groupOf = (term) => {
    const [before, after] = term.split(" ", 2);
    if (after === undefined || !/[+#=]/.test(term[0])) return term;
    return `${before} ${term[0] === "+" ? after.slice(0, 2) : after}`;
  };

  /* Sets of plans: one byte for each number, four at a time. */
  const fours = (bits) => new Uint32Array(bits.buffer, 0, bits.length >> 2);
  const joined = (how) => (left, right) => {
    const out = new Uint8Array(left.length);
    const [to, a, b] = [fours(out), fours(left), fours(right)];
    how(to, a, b);
    return out;
  };
  const sets = (size) => ({
    none: () => new Uint8Array((size + 3) & ~3),
    both: joined((to, a, b) => {
      for (let at = 0; at < to.length; at += 1) to[at] = a[at] & b[at];
    }),
    either: joined((to, a, b) => {
      for (let at = 0; at < to.length; at += 1) to[at] = a[at] | b[at];
    }),
    without: joined((to, a, b) => {
      for (let at = 0; at < to.length; at += 1) to[at] = a[at] & ~b[at];
    }),
    count: (bits) => {
      let sum = 0;
      for (const four of fours(bits)) sum += Math.imul(four, 0x01010101) >>> 24; // the sum of its bytes, each of them 0 or 1
      return sum;
    },
    first: (bits, limit) => {
      const out = [];
      for (let plan = 0; plan < bits.length && out.length < limit; plan += 1) if (bits[plan]) out.push(plan);
      return out;
    },
  });

  /* Letters to add, drop, change or swap with a neighbour; `limit` + 1 for more than `limit`. */
  const distance = (left, right, limit) => {
    if (Math.abs(left.length - right.length) > limit) return limit + 1;
    let before = [];
    let row = Array.from({ length: right.length + 1 }, (_, at) => at);
    for (let i = 1; i <= left.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= right.length; j += 1) {
        let least = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (left[i - 1] === right[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) least = Math.min(least, before[j - 2] + 1);
        next.push(least);
      }
      before = row;
      row = next;
    }
    return Math.min(row[right.length], limit + 1);
  };

  const nearest = (word, known) => {
    if (word.length < 3 || !/^[a-z]+$/.test(word)) return [];
    const limit = word.length >= 6 ? 2 : 1;
    const near = Object.entries(known)
      .filter(([other]) => /^[a-z]+$/.test(other))
      .map(([other, holding]) => ({ other, holding, away: distance(word, other, limit) }))
      .filter(({ away }) => away <= limit)
      .sort((a, b) => a.away - b.away || b.holding - a.holding || (a.other < b.other ? -1 : 1));
    return near.filter(({ away }) => away === near[0].away).slice(0, 3).map(({ other }) => other);
  };

  const create = ({ load, stats, analysis }) => {
    const { size, plans: total } = stats;
    const plansAs = sets(size);
    const ranges = Object.fromEntries(Object.entries(stats.shards).map(([kind, [alone, starts]]) => [kind, { alone: new Set(alone), starts }]));
    const buckets = Object.fromEntries(Object.entries(stats.buckets).map(([kind, [alone, count]]) => [kind, { alone: new Set(alone), count }]));
    const [roles, values] = [new Uint8Array(128), new Uint8Array(128)];
    stats.digits.forEach((letters, role) =>
      Array.from(letters, (letter, value) => {
        roles[letter.charCodeAt(0)] = role;
        values[letter.charCodeAt(0)] = value;
      }),
    );
    const [ends, goesOn, timesOf] = stats.digits.map((letters) => letters.length);
    const letters = stats.digits[0] + stats.digits[1];

    /* Numbers of plans in rising order, and how often each has the term. */
    const readSteps = (text) => {
      const plans = new Uint32Array(text.length);
      const times = new Uint32Array(text.length);
      let [plan, passed, more, found] = [-1, 0, 0, 0];
      for (let at = 0; at < text.length; at += 1) {
        const role = roles[text.charCodeAt(at)];
        const value = values[text.charCodeAt(at)];
        if (role === 0) {
          plan += passed * ends + value + 1;
          passed = more = 0;
          plans[found] = plan;
          times[found] = 1;
          found += 1;
        } else if (role === 1) {
          passed = passed * goesOn + value;
        } else {
          more = more * timesOf + value;
          times[found - 1] = more + 2;
        }
      }
      return { plans: plans.subarray(0, found), times: times.subarray(0, found) };
    };
    const NO_STEPS = readSteps("");

    const holdingOf = ({ plans }) => {
      const bits = plansAs.none();
      for (let at = 0; at < plans.length; at += 1) bits[plans[at]] = 1;
      return bits;
    };

    const everyone = plansAs.none().fill(1, 0, size);
    for (const plan of readSteps(stats.absent).plans) everyone[plan] = 0;
    const isCommon = (count) => total >= 50 && count > 0.2 * total;

    const decode = (text) => {
      if (!text) return { holding: plansAs.none(), ...NO_STEPS, count: 0, common: false };
      if (text === "*") return { holding: everyone, ...NO_STEPS, count: total, common: true };
      if (text[0] === "~" || text[0] === "!") {
        const listed = holdingOf(readSteps(text.slice(1)));
        const holding = text[0] === "~" ? listed : plansAs.without(everyone, listed);
        return { holding, ...NO_STEPS, count: plansAs.count(holding), common: true };
      }
      const steps = readSteps(text);
      return { holding: holdingOf(steps), ...steps, count: steps.plans.length, common: false };
    };

    const readEntry = (text) => {
      const parts = text.split("|");
      return stats.fields.map((_, at) => decode(parts[stats.fields.length - 1 - at] || ""));
    };

    /* Several exact forms as the folded word they share. */
    const merged = (entries) => {
      if (entries.length === 1) return entries[0];
      return entries[0].map((_, field) => {
        const found = entries.map((entry) => entry[field]);
        const holding = found.map((posting) => posting.holding).reduce(plansAs.either);
        const count = plansAs.count(holding);
        if (found.some((posting) => posting.common) || isCommon(count)) return { holding, ...NO_STEPS, count, common: true };
        const sums = new Uint32Array(holding.length);
        for (const { plans, times } of found) for (let at = 0; at < plans.length; at += 1) sums[plans[at]] += times[at];
        const plans = Uint32Array.from(plansAs.first(holding, count));
        return { holding, plans, times: plans.map((plan) => sums[plan]), count, common: false };
      });
    };

    /* A key with long lists has a file to itself; the others are in files by their order. */
    const home = (kind, key) => {
      const { alone, starts } = ranges[kind];
      if (alone.has(key)) return key;
      let [low, high] = [0, starts.length];
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (starts[middle] <= key) low = middle;
        else high = middle;
      }
      return `${starts[low]} `;
    };

    /* Likewise, but the others go by their hashes. */
    const bucket = (kind, group) => {
      const { alone, count } = buckets[kind];
      return alone.has(group) ? `${group} ` : `${hashOf(group) % count}`;
    };

    const shard = (kind, key) => load(fileName(kind, has(buckets, kind) ? bucket(kind, groupOf(key)) : home(kind, key)));

    /* Every way a folded word is written, with its postings; a string where it is written as it folds. */
    const formsOf = async (key) => {
      const content = await shard("w", key);
      const forms = has(content, key) ? content[key] : {};
      return typeof forms === "string" ? { [key]: forms } : forms;
    };

    const readTerm = async (term) => {
      let found;
      if (term[0] === "+" || term[0] === "#") {
        const content = await shard("p", term);
        found = has(content, term) ? [content[term]] : [];
      } else if (term[0] === "=") {
        const forms = await formsOf(analysis.foldWord(term.slice(1)));
        found = has(forms, term.slice(1)) ? [forms[term.slice(1)]] : [];
      } else found = Object.values(await formsOf(term));
      return found.length ? merged(found.map(readEntry)) : null;
    };

    const entries = new Map();
    const entry = (term) => {
      if (!entries.has(term)) {
        const promise = readTerm(term);
        promise.catch(() => entries.delete(term));
        entries.set(term, promise);
        if (entries.size > 300) entries.delete(entries.keys().next().value);
      }
      return entries.get(term);
    };

    /* The plans that hold a term in some field. */
    const anyField = new WeakMap();
    const bitsOf = (found) => {
      if (!found) return plansAs.none();
      if (!anyField.has(found)) anyField.set(found, found.filter(({ count }) => count).map(({ holding }) => holding).reduce(plansAs.either, plansAs.none()));
      return anyField.get(found);
    };

    /* Folded words that begin with the letter of this one, with the number of plans that hold them. */
    const letterFiles = new Set(stats.letters);
    const vocabulary = async (word) => {
      const letter = Array.from(word)[0];
      return letterFiles.has(letter) ? load(fileName("v", letter)) : {};
    };

    /* The way a folded word is most often written. */
    const spelling = async (word) => {
      const forms = await formsOf(word);
      const count = (form) => readEntry(forms[form]).reduce((sum, posting) => sum + posting.count, 0);
      return Object.keys(forms).sort((a, b) => count(b) - count(a) || (a < b ? -1 : 1))[0] || word;
    };

    const rowsOf = (kind) => async (key) => {
      const content = await shard(kind, key);
      return has(content, key) ? content[key] : [];
    };

    const asHead = ([title, issuer, number, date, place, address, edition]) => ({ title, issuer, number, date, place, address, edition, url: `${address}/` });
    const isBullet = (part) => /^[-+]/.test(part);
    const anchorPart = (part) => (part === "đ" ? "dd" : part.replace(/^-/, "g").replace(/^\+/, "c"));
    const anchorOf = (path) => path.toLowerCase().split(".").map(anchorPart).join("-");
    const labelOf = (path) => {
      const parts = path.split(".");
      const bullets = parts.filter(isBullet).map((part) => `${part[0] === "-" ? "gạch đầu dòng" : "dấu cộng"} thứ ${part.slice(1)}`);
      return [`Mục ${parts.filter((part) => !isBullet(part)).join(".")}`, ...bullets].join(", ");
    };

    /* Head and provisions of a plan. Each text was packed as if it went on where the beginning of all stops (generator/search/texts). */
    const hasTexts = typeof DecompressionStream === "function";
    const bytesOf = (base64) => {
      const letters = atob(base64);
      const bytes = new Uint8Array(letters.length);
      for (let at = 0; at < bytes.length; at += 1) bytes[at] = letters.charCodeAt(at);
      return bytes;
    };
    let shared = null;
    const beginning = () => {
      shared = shared || load("search/beginning.js").then(([length, start]) => ({ skipped: length, bytes: bytesOf(start) }));
      shared.catch(() => (shared = null));
      return shared;
    };
    const unpacked = async ([packed, { skipped, bytes: begun }]) => {
      const { readable, writable } = new DecompressionStream("deflate");
      const writer = writable.getWriter();
      const sent = [writer.write(begun), writer.write(bytesOf(packed)), writer.close()];
      const [bytes] = await Promise.all([new Response(readable).arrayBuffer(), ...sent]);
      return JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, skipped)));
    };
    const texts = new Map();
    const planFile = (plan) => {
      if (!texts.has(plan)) {
        const promise = Promise.all([load(`search/plans/${plan}.js`), beginning()]).then(unpacked);
        promise.catch(() => texts.delete(plan));
        texts.set(plan, promise);
        if (texts.size > MOST_TEXTS) texts.delete(texts.keys().next().value);
      }
      return texts.get(plan);
    };
    const head = async (plan) => asHead((await load(`search/heads/${Math.floor(plan / stats.heads)}.js`))[plan % stats.heads]);

    return {
      sets: plansAs,
      everyone,
      entry,
      vocabulary,
      spelling,
      nearest: async (word) => nearest(word, await vocabulary(word)),
      readPlans: (text) => holdingOf(readSteps(text)),
      answers: rowsOf("a"),
      places: rowsOf("g"),
      bitsOf,
      head,
      hasTexts,
      headWithTexts: async (plan) => (hasTexts ? asHead((await planFile(plan))[0]) : head(plan)),
      provisions: async (plan) => (hasTexts ? (await planFile(plan))[1] : []),
      named: ([path, anchor, label, words]) => [path, anchor || anchorOf(path), label || labelOf(path), words],
      lengths: () => {
        const levelOf = new Map(Array.from(letters, (letter, at) => [letter, stats.levels[at]]));
        return stats.lengths.map((text) => (plan) => levelOf.get(text[plan]));
      },
    };
  };

  globalThis.KehoachStore = { create };
})();
