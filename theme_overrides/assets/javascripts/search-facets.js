/* What narrows a list of results: place, level, year, movement, document, kind. Reads search/f/ (generator/search/facets.py).
   Offers `KehoachFacets.create({load, stats, store})`. */
(() => {
  "use strict";

  const create = ({ load, stats, store }) => {
    const { sets } = store;
    let ready = null;

    const open = async () => {
      const contents = await Promise.all(stats.facets.map(([name]) => load(`search/f/${name}.js`)));
      return stats.facets.map(([name, label], at) => ({
        name,
        label,
        values: contents[at].map(([value, words, steps]) => ({ value, label: words, plans: store.readPlans(steps) })),
      }));
    };

    const facets = () => {
      ready = ready || open();
      ready.catch(() => {
        ready = null;
      });
      return ready;
    };

    /* Values of one facet widen each other, facets narrow each other. Each count says how many plans its value would leave.
       `chosen` has a list of values for each facet; those that no plan has are ignored. */
    const narrow = async (passed, chosen) => {
      const groups = (await facets()).map((facet) => {
        const wanted = facet.values.filter(({ value }) => (chosen[facet.name] || []).includes(value));
        return { ...facet, wanted, allowed: wanted.length ? wanted.map(({ plans }) => plans).reduce(sets.either) : null };
      });
      const leave = (without) => groups.filter((group) => group !== without && group.allowed).map(({ allowed }) => allowed).reduce(sets.both, passed);
      return {
        plans: leave(null),
        groups: groups.map((group) => {
          const base = leave(group);
          const values = group.values.map(({ value, label, plans }) => ({
            value,
            label,
            count: sets.count(sets.both(base, plans)),
            chosen: group.wanted.some((one) => one.value === value),
          }));
          return { name: group.name, label: group.label, values };
        }),
      };
    };

    /* Plans in order of their day of issue, the newest first. */
    const newest = async (plans, limit) => {
      const days = await load("search/f/ngay.js");
      return sets.first(plans, plans.length).sort((a, b) => days[b] - days[a] || a - b).slice(0, limit);
    };

    return { narrow, newest };
  };

  globalThis.KehoachFacets = { create };
})();
