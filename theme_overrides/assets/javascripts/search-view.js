//# allFunctionsCalledOnLoad
/* What the search page shows: answers, results, conditions, empty lists. Makes elements, fetches nothing, keeps nothing.
   Every text from the address or the index becomes text, never HTML. Offers `KehoachSearchView.create(root)`
   and the address as the state of the page. */
(() => {
  "use strict";

  const HUBS = [
    ["noi-chon/", "Nơi chốn"],
    ["phong-trao/", "Phong trào"],
    ["van-ban/", "Văn bản được dẫn"],
    ["ky-niem/", "Kỷ niệm"],
    ["ky/", "Năm và giai đoạn"],
  ];
  const KINDS = {
    place: "nơi chốn",
    period: "thời gian",
    directive: "văn bản",
    number: "số văn bản",
    movement: "phong trào",
    event: "kỷ niệm",
    body: "cơ quan",
    plan: "kế hoạch",
  };
  /* How a condition reads in the sentence above the results. */
  const SAID = { noi: "của", cap: "cấp", nam: "trong", "phong-trao": "nói đến", "van-ban": "có dẫn", loai: "loại", co: "có" };
  const SHOWN = 6;
  const NEAR = 3;
  const ORDER = "thu-tu";

  const make = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) if (value !== undefined) element.setAttribute(name, value);
    element.append(...children.filter((child) => child !== "" && child !== null && child !== undefined));
    return element;
  };
  const link = (href, words, attributes) => make("a", { href, ...attributes }, words);
  const pieces = (parts) => parts.map(({ text, marked }) => (marked ? make("mark", {}, text) : document.createTextNode(text)));
  const listed = (items, last = " hoặc ") => items.flatMap((item, at) => (at ? [at === items.length - 1 ? last : ", ", item] : [item]));
  const number = (count) => String(count).replace(/\B(?=(\d{3})+$)/g, ".");
  const lowerFirst = (words) => words.charAt(0).toLowerCase() + words.slice(1);

  /* ── the state of the page is its address ──────────────────────────────────────────────────────────────────────────── */

  const readAddress = () => {
    const state = { query: "", byDate: false, chosen: {} };
    for (const [name, value] of new URLSearchParams(location.search)) {
      if (name === "q") state.query = value;
      else if (name === ORDER) state.byDate = value === "ngay";
      else if (value) state.chosen[name] = [...new Set([...(state.chosen[name] || []), value])];
    }
    return state;
  };

  const writeAddress = ({ query, byDate, chosen }) => {
    const parts = new URLSearchParams();
    if (query.trim()) parts.append("q", query.trim());
    for (const [name, values] of Object.entries(chosen)) for (const value of values) parts.append(name, value);
    if (byDate) parts.append(ORDER, "ngay");
    const text = parts.toString().replace(/\+/g, "%20");
    return text ? `?${text}` : location.pathname;
  };

  const conditionCount = (chosen) => Object.values(chosen).reduce((sum, values) => sum + values.length, 0);

  const create = (root) => {
    const queryLink = (query, words) => link(`?q=${encodeURIComponent(query)}`, words || query, { "data-q": query });
    const hubs = () => make("p", { class: "k-search-hubs" }, "Hoặc đi từ ", ...listed(HUBS.map(([address, words]) => link(root + address, lowerFirst(words))), ", "), ".");

    /* ── direct answers ──────────────────────────────────────────────────────────────────────────────────────────────── */

    const answerBlock = ({ kind, title, url, detail }) =>
      make(
        "section",
        { class: "k-answer" },
        make("p", { class: "k-answer-kind" }, `Trả lời ngay · ${KINDS[kind] || "trang"}`),
        make("h2", {}, link(root + url, title)),
        detail ? make("p", { class: "k-answer-detail" }, detail) : "",
      );

    /* Several places of one name: one frame, each with where it lies and what became of it. */
    const placesBlock = (places) =>
      make(
        "section",
        { class: "k-answer" },
        make("p", { class: "k-answer-kind" }, "Trả lời ngay · nơi chốn mang tên này"),
        make(
          "ul",
          { class: "k-answer-list" },
          ...places.map(({ kind, title, url, detail }) =>
            kind === "more"
              ? make("li", {}, `${title}. ${detail}`)
              : make("li", {}, make("h2", {}, link(root + url, title)), detail ? make("p", { class: "k-answer-detail" }, detail) : ""),
          ),
        ),
      );

    const answerBlocks = (answers) => {
      const places = answers.filter(({ kind }) => kind === "place" || kind === "more");
      if (places.length < 2) return answers.map(answerBlock);
      return [placesBlock(places), ...answers.filter((answer) => !places.includes(answer)).map(answerBlock)];
    };

    /* ── the sentence ────────────────────────────────────────────────────────────────────────────────────────────────── */

    /* `của Đắk Nông, trong năm 2025, có dẫn Chỉ thị 41-CT/TW` */
    const conditions = (groups) => {
      const wanted = (groups || []).map(({ name, values }) => ({ name, values: values.filter(({ chosen }) => chosen) })).filter(({ values }) => values.length);
      return wanted.flatMap(({ name, values }, at) => {
        const lowered = ["cap", "nam", "co", "loai"].includes(name);
        const labels = values.map(({ label }) => make("strong", {}, lowered ? lowerFirst(label) : label));
        return [at ? ", " : " ", `${SAID[name] || ""} `, ...listed(labels)];
      });
    };

    /* Quoted words: how many plans have them is known only of those whose texts were read. */
    const quotedLine = ({ text, total, groups, reader, shown }) => {
      const line = make("p", { class: "k-count" }, make("strong", {}, `${number(shown.length)} kế hoạch`), ...conditions(groups), " có nguyên ", make("strong", {}, text.trim().replace(/"([^"]*)"?/g, "“$1”")), ". ");
      if (reader.left()) line.append(`Mới đọc ${number(reader.read())} trong ${number(total)} kế hoạch có thể có. `);
      return line;
    };

    const countLine = (found) => {
      if (found.quoted && found.shown && found.total) return quotedLine(found);
      const { text, total, plans, groups, replaced, together, pairs } = found;
      const asked = text.trim();
      const line = make("p", { class: "k-count" }, make("strong", {}, total === plans ? `${number(total)} kế hoạch` : `${number(total)} trong ${number(plans)} kế hoạch`), ...conditions(groups));
      if (asked) line.append(groups ? ", có đủ các từ " : " có đủ các từ ", make("strong", {}, `“${asked}”`));
      line.append(". ");
      if (asked && pairs && together && together < total) line.append(`${number(together)} kế hoạch có các từ ấy liền nhau. `);
      for (const { label, words } of replaced) {
        line.append("Chưa kế hoạch nào có ", make("strong", {}, `“${label}”`), ", nên tìm thay bằng ", ...listed(words.map((word) => queryLink(asked.replace(label, word), word))), ". ");
      }
      if (asked && !replaced.length) line.append("Gõ không dấu vẫn tìm được.");
      return line;
    };

    /* What a screen reader hears when the list has changed. */
    const heard = ({ total: possible, answers, quoted, shown }) => heardCount(quoted && shown ? shown.length : possible, answers);
    const heardCount = (total, answers) => `${answers.length ? `${answers.length} trả lời ngay, ` : ""}${total ? `${number(total)} kế hoạch` : "không có kế hoạch nào"}.`;

    /* ── nothing found ───────────────────────────────────────────────────────────────────────────────────────────────── */

    const without = (text, label) => text.replace(label, " ").replace(/\s+/g, " ").trim();

    /* The words are there, but nowhere in the order that the quotation marks ask for. */
    const scatteredBlock = ({ text, total }) => {
      const plain = text.replaceAll('"', " ").replace(/\s+/g, " ").trim();
      return make(
        "div",
        { class: "k-empty" },
        make("h2", {}, "Không kế hoạch nào có nguyên cụm từ trong ngoặc kép"),
        make("p", {}, `${number(total)} kế hoạch có các từ ấy nhưng không liền nhau. Bỏ dấu ngoặc kép thì thấy: `, queryLink(plain), "."),
        hubs(),
      );
    };

    const emptyBlock = ({ text, plans, missing, dropping, answers, passing, groups }) => {
      const asked = text.trim();
      const block = make("div", { class: "k-empty" });
      if (passing) {
        block.append(make("h2", {}, "Không có kế hoạch nào theo các điều kiện này"));
        block.append(make("p", {}, `${number(passing)} kế hoạch có các từ “${asked}”, nhưng không kế hoạch nào`, ...conditions(groups), ". ", make("button", { type: "button", class: "k-plain", "data-bo-loc": "" }, "Bỏ mọi điều kiện"), "."));
        return block;
      }
      block.append(make("h2", {}, answers.length ? `Chưa thấy kế hoạch nào có “${asked}”` : `Chưa thấy “${asked}”`));
      const words = missing.map(({ label }) => make("strong", {}, label));
      block.append(make("p", { class: "k-count" }, `Đã tìm có dấu và không dấu trong ${number(plans)} kế hoạch.`, ...(words.length ? [" Chữ không khớp: ", ...listed(words, " và "), "."] : [])));
      const offers = [];
      for (const { label, near } of missing) for (const word of near) offers.push(queryLink(asked.replace(label, word)));
      if (missing.length === 1 && without(asked, missing[0].label)) offers.push(queryLink(without(asked, missing[0].label)));
      for (const label of dropping) offers.push(queryLink(without(asked, label)));
      if (dropping.length) block.append(make("p", { class: "k-dropping" }, "Từ nào cũng có, nhưng không cùng một kế hoạch. Bớt một từ thì thấy:"));
      if (offers.length) {
        const heading = make("h3", {}, "Có phải bạn tìm");
        block.append(make("div", { class: "k-offers" }, heading, make("ul", {}, ...offers.map((offer) => make("li", {}, offer)))));
      }
      block.append(hubs());
      return block;
    };

    /* ── results ─────────────────────────────────────────────────────────────────────────────────────────────────────── */

    const resultRow = (head, plan) => {
      const name = make("h2", {}, link(root + head.url, head.title));
      const edition = head.edition === "condensed" ? "bản tóm lược" : "";
      const meta = make("p", { class: "k-result-meta" }, [head.issuer, head.number, head.date, edition].filter(Boolean).join(" · "));
      return make("li", { class: "k-result", "data-plan": plan }, name, meta);
    };

    /* The words found are marked in the provision too, by the browser itself where it knows how: the words around them say which of many. */
    const encoded = (words) => encodeURIComponent(words).replaceAll("-", "%2D");
    const wordsOf = (part) => (part ? part.text.replace(/…/g, " ").trim().split(/\s+/).filter(Boolean) : []);
    const markedThere = (parts) => {
      if (!("fragmentDirective" in document)) return "";
      const directives = parts.flatMap((part, at) => {
        if (!part.marked) return [];
        const [before, after] = [wordsOf(parts[at - 1]).slice(-NEAR), wordsOf(parts[at + 1]).slice(0, NEAR)];
        const close = before.length && !before[before.length - 1].endsWith(":"); // a heading's colon is not on the page
        return [`text=${close ? `${encoded(before.join(" "))}-,` : ""}${encoded(part.text)}${after.length ? `,-${encoded(after.join(" "))}` : ""}`];
      });
      return directives.length ? `:~:${directives.slice(0, 3).join("&")}` : "";
    };

    /* `Mục II.1` is shown as `II.1`: the number of a provision is its link. */
    const snippet = (head, { anchor, label, pieces: parts }) => {
      const short = label.replace(/^Mục ([^ ]{1,8})$/, "$1");
      const where = link(`${root}${head.url}#${anchor}${markedThere(parts)}`, short, { class: "k-snippet-path" });
      if (short === label) where.classList.add("k-snippet-words");
      return make("p", { class: "k-snippet" }, where, " ", make("span", { class: "k-snippet-text" }, ...pieces(parts)));
    };

    const headSnippet = (parts) => {
      const matched = parts.some(({ marked }) => marked);
      const words = matched ? ["Khớp ở nơi ban hành: ", ...pieces(parts)] : ["Khớp ở tên, số hiệu hoặc văn bản được dẫn."];
      return make("p", { class: "k-snippet k-snippet-head" }, make("span", { class: "k-snippet-text" }, ...words));
    };

    const apart = () => make("li", { class: "k-apart" }, "Có đủ các từ, nhưng không liền nhau");

    const sorter = (byDate) => {
      const option = (value, words) => make("option", { value, ...((value === "ngay") === byDate ? { selected: "" } : {}) }, words);
      return make("label", { class: "k-sort" }, "Xếp theo ", make("select", { "data-thu-tu": "" }, option("", "mức khớp"), option("ngay", "ngày ban hành, mới trước")));
    };

    /* ── conditions ──────────────────────────────────────────────────────────────────────────────────────────────────── */

    const choice = (name, { value, label, count, chosen }) =>
      make(
        "li",
        count || chosen ? {} : { class: "k-nothing" },
        make("label", {}, make("input", { type: "checkbox", name, value, ...(chosen ? { checked: "" } : {}) }), make("span", {}, label), make("span", { class: "k-facet-count" }, number(count))),
      );

    /* The chosen values and the most frequent ones; all others are one press away. */
    const facet = ({ name, label, values }, open) => {
      const order = [...values.keys()].sort((a, b) => values[b].chosen - values[a].chosen || (values[b].count > 0) - (values[a].count > 0) || (name === "nam" || name === "cap" ? a - b : values[b].count - values[a].count || a - b));
      const rows = order.map((at) => choice(name, values[at]));
      const first = rows.slice(0, SHOWN);
      const rest = rows.slice(SHOWN);
      const more = rest.length ? make("details", { "data-facet": name, ...(open.has(name) ? { open: "" } : {}) }, make("summary", {}, `${rest.length} lựa chọn khác`), make("ul", {}, ...rest)) : "";
      return make("fieldset", {}, make("legend", {}, label), make("ul", {}, ...first), more);
    };

    const conditionsPanel = (groups, open) => {
      const some = groups.some(({ values }) => values.some(({ chosen }) => chosen));
      const shown = groups.filter(({ values }) => values.length > 1 || values.some(({ chosen }) => chosen));
      return make("form", { class: "k-facets", "aria-label": "Lọc kết quả" }, ...shown.map((group) => facet(group, open)), some ? make("button", { type: "button", class: "k-plain", "data-bo-loc": "" }, "Bỏ mọi điều kiện") : "");
    };

    return { answerBlocks, apart, conditionsPanel, countLine, emptyBlock, headSnippet, heard, hubs, make, number, pieces, resultRow, scatteredBlock, snippet, sorter };
  };

  globalThis.KehoachSearchView = { conditionCount, create, readAddress, writeAddress };
})();
