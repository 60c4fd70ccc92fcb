/* Names of districts and communes in a query, old and new. The twin of generator/search/places.py: the same places in the same order.
   Offers `KehoachPlaces.create({table, analysis, load})`, where `table` is the part `places` of search/stats.js. */
(() => {
  "use strict";

  const MOST = 8;
  const LONGEST_NAME = 10;
  const HELP = "Gõ thêm tên huyện hoặc tên tỉnh để thấy đúng nơi.";

  const capitalise = (words) => words.charAt(0).toUpperCase() + words.slice(1);

  const create = ({ table: types, analysis, load }) => {
    const table = { ...types, provinces: null };

    const typed = (words) => {
      for (const size of [2, 1]) {
        const name = words.slice(0, size).join(" ");
        if (Object.prototype.hasOwnProperty.call(table.words, name) && words.length > size) return { words: words.slice(size), type: table.words[name] };
      }
      return null;
    };

    /* Rows whose district or province has all the words after the name. */
    const liesThere = (row, rest) => {
      if (!rest.length) return true;
      const [, before, now] = table.provinces[row[2]];
      const known = new Set(analysis.keyWords(`${row[5] || ""} ${before} ${now} tỉnh`).split(" "));
      return rest.every((word) => known.has(word) || table.short.includes(word));
    };

    const answerOf = ([type, name, province, ended = 0, detail = 0, district = 0, address = 0, plans = 0], key) => {
      const [path, before, now] = table.provinces[province];
      const where = [district, ended && before ? before : now].filter(Boolean).join(", ");
      const anchor = address || `${table.prefixes[type]}-${key.replaceAll(" ", "-")}`;
      const became = ended ? `${ended === 1 ? "Đến 30/6/2025" : capitalise(ended)}${detail ? `; nay thuộc ${detail}, ${now}` : ""}` : detail;
      const parts = [plans ? `${plans} kế hoạch` : "", became].filter(Boolean).map((part) => `${part}.`);
      return [
        "place",
        `${capitalise(`${table.types[type]} ${name}`)}${ended ? " (cũ)" : ""}, ${where}`,
        anchor.startsWith("/") ? `${path}${anchor}/` : `${path}/#${anchor}`,
        parts.join(" "),
      ];
    };

    const find = async (words, type, lookUp) => {
      for (let size = words.length; size >= Math.min(2, words.length); size -= 1) {
        const key = words.slice(0, size).join(" ");
        const named = await lookUp(key);
        if (named.length && !table.provinces) table.provinces = await load("search/provinces.js");
        const rows = named.filter((row) => (type === null || row[0] === type) && liesThere(row, words.slice(size)));
        if (rows.length) return { key, rows };
      }
      return { key: "", rows: [] };
    };

    /* `line`: the folded words of the query; `text`: the query as typed, in lower case. */
    const answers = async (line, text, lookUp) => {
      const words = line ? line.split(" ") : [];
      if (!words.length || words.length > LONGEST_NAME) return [];
      const reading = typed(words);
      let found = reading ? await find(reading.words, reading.type, lookUp) : { rows: [] };
      if (!found.rows.length) found = await find(words, null, lookUp);
      if (!found.rows.length && reading) found = await find(reading.words, null, lookUp);
      const exact = (row) => text.includes(row[1].toLowerCase());
      const rows = [...found.rows.filter(exact), ...found.rows.filter((row) => !exact(row))];
      const shown = rows.slice(0, MOST).map((row) => answerOf(row, found.key));
      return rows.length > MOST ? [...shown, ["more", `và ${rows.length - MOST} nơi khác`, "noi-chon/", HELP]] : shown;
    };

    return { answers };
  };

  globalThis.KehoachPlaces = { create };
})();
