/* The search page: reads ?q=, answers while one types, keeps the query in the address. Nothing is fetched before there is a query.
   Every text from the address or the index reaches the page as text, never as HTML. Other pages have a plain form that leads here. */
(() => {
  "use strict";

  const PAGE = 10;
  const WITH_SNIPPETS = 5;
  const PAUSE = 250;
  const HUBS = [
    ["noi-chon/", "Nơi chốn"],
    ["ky/", "Năm và giai đoạn"],
    ["van-ban/", "Văn bản được dẫn"],
  ];
  const KINDS = { place: "nơi chốn", period: "thời gian", directive: "văn bản", number: "số văn bản" };

  const make = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) if (value !== undefined) element.setAttribute(name, value);
    element.append(...children.filter((child) => child !== "" && child !== null && child !== undefined));
    return element;
  };
  const link = (href, words, attributes) => make("a", { href, ...attributes }, words);
  const pieces = (parts) => parts.map(({ text, marked }) => (marked ? make("mark", {}, text) : document.createTextNode(text)));
  const listed = (items) => items.flatMap((item, at) => (at ? [at === items.length - 1 ? " hoặc " : ", ", item] : [item]));

  /* ── what the query needs, fetched once and only when there is a query ─────────────────────────────────────────────── */

  const loadScript = (address) =>
    new Promise((resolve, reject) => {
      const script = make("script", { src: address });
      script.addEventListener("load", resolve);
      script.addEventListener("error", () => {
        script.remove();
        reject(new Error(address));
      });
      document.head.append(script);
    });

  const createLoader = (root) => {
    const pending = new Map();
    const once = (address, get) => {
      if (!pending.has(address)) {
        const promise = get(address);
        promise.catch(() => pending.delete(address));
        pending.set(address, promise);
      }
      return pending.get(address);
    };
    const script = (name) => once(`${root}assets/javascripts/${name}.js`, loadScript);
    const load = (path) =>
      once(root + path, async (address) => {
        const answer = await fetch(address);
        if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
        return answer.json();
      });
    return { load, script };
  };

  const createEngine = (root) => {
    const { load, script } = createLoader(root);
    let engine = null;
    return async () => {
      if (!engine) {
        load("search/stats.json").catch(() => {}); // on its way while the scripts are
        await Promise.all(["search-analysis", "search-places", "search-snippets", "search-engine", "lunr"].map(script));
        const { KehoachAnalysis, KehoachEngine, KehoachPlaces, KehoachSnippets, lunr } = globalThis;
        engine = KehoachEngine.create({
          load,
          lunr,
          createAnalysis: KehoachAnalysis.create,
          createPlaces: KehoachPlaces.create,
          createSnippets: KehoachSnippets.create,
        });
      }
      return engine;
    };
  };

  /* ── the page ──────────────────────────────────────────────────────────────────────────────────────────────────────── */

  const mount = (place) => {
    const root = place.dataset.root || "../";
    const form = place.querySelector("form[role=search]");
    const box = form.querySelector("input[name=q]");
    const output = document.getElementById("_ket-qua");
    const getEngine = createEngine(root);
    const title = document.title;
    let turn = 0;
    let timer = 0;
    let shown = null;
    let settled = true;

    const queryLink = (query, words) => link(`?q=${encodeURIComponent(query)}`, words || query, { "data-q": query });
    const hubs = () =>
      make("p", { class: "k-search-hubs" }, "Hoặc xem theo: ", ...listed(HUBS.map(([address, words]) => link(root + address, words))), ".");

    const answerBlock = ({ kind, title: name, url, detail }) =>
      make(
        "section",
        { class: "k-answer" },
        make("p", { class: "k-answer-kind" }, `Trả lời ngay · ${KINDS[kind] || "trang"}`),
        make("h2", {}, link(root + url, name)),
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
          ...places.map(({ kind, title: name, url, detail }) =>
            kind === "more"
              ? make("li", {}, `${name}. ${detail}`)
              : make("li", {}, make("h2", {}, link(root + url, name)), detail ? make("p", { class: "k-answer-detail" }, detail) : ""),
          ),
        ),
      );

    const answerBlocks = (answers) => {
      const places = answers.filter(({ kind }) => kind === "place" || kind === "more");
      if (places.length < 2) return answers.map(answerBlock);
      return [placesBlock(places), ...answers.filter((answer) => !places.includes(answer)).map(answerBlock)];
    };

    const countLine = ({ text, total, plans }) =>
      make(
        "p",
        { class: "k-count" },
        make("strong", {}, `${total} trong ${plans} kế hoạch`),
        ` của thư viện có đủ các từ “${text.trim()}”. Gõ không dấu vẫn tìm được.`,
        total > PAGE ? " Kế hoạch sát nhất đứng trước." : "",
      );

    const without = (text, label) => text.replace(label, " ").replace(/\s+/g, " ").trim();

    const emptyBlock = ({ text, missing, dropping, answers }) => {
      const block = make("div", { class: "k-empty" });
      const asked = text.trim();
      const also = answers.length ? "Ngoài câu trả lời ở trên, không" : "Không";
      block.append(make("p", { class: "k-count" }, make("strong", {}, `${also} có kế hoạch nào`), ` có đủ các từ “${asked}”.`));
      for (const { label, near } of missing) {
        const line = make("p", { class: "k-missing" }, "Chưa kế hoạch nào có ", make("strong", {}, `“${label}”`), ".");
        if (near.length) line.append(" Gần giống: ", ...listed(near.map((word) => queryLink(asked.replace(label, word), word))), ".");
        block.append(line);
      }
      if (missing.length && without(asked, missing[0].label) && missing.length === 1) {
        const rest = without(asked, missing[0].label);
        block.append(make("p", {}, "Tìm khi bỏ từ ấy: ", queryLink(rest), "."));
      }
      if (dropping.length) {
        const fewer = dropping.map((label) => queryLink(without(asked, label)));
        block.append(make("p", { class: "k-dropping" }, "Từ nào cũng có, nhưng không cùng một kế hoạch. Bớt một từ: ", ...listed(fewer), "."));
      }
      block.append(hubs());
      return block;
    };

    const resultRow = (engine, head, plan, sought) => {
      const name = make("h2", {}, link(root + head.url, head.title));
      const edition = head.edition === "condensed" ? "bản tóm lược" : "";
      const meta = make("p", { class: "k-result-meta" }, [head.issuer, head.number, head.date, edition].filter(Boolean).join(" · "));
      const row = make("li", { class: "k-result", "data-plan": plan }, name, meta);
      engine.mark(head.title, sought).then((parts) => name.firstChild.replaceChildren(...pieces(parts)));
      return row;
    };

    const fillSnippets = async (engine, row, head, sought) => {
      if (row.dataset.filled) return;
      row.dataset.filled = "yes";
      const found = await engine.snippets(Number(row.dataset.plan), sought);
      for (const { anchor, label, pieces: parts } of found) {
        const where = link(`${root}${head.url}#${anchor}`, label, { class: "k-snippet-path" });
        row.append(make("p", { class: "k-snippet" }, where, " ", make("span", { class: "k-snippet-text" }, ...pieces(parts))));
      }
      if (found.length) return;
      const why = await engine.mark(head.place, sought);
      const matched = why.some(({ marked }) => marked);
      const words = matched ? ["Khớp ở nơi ban hành: ", ...pieces(why)] : ["Khớp ở tên, số hiệu hoặc văn bản được dẫn."];
      row.append(make("p", { class: "k-snippet k-snippet-head" }, make("span", { class: "k-snippet-text" }, ...words)));
    };

    const watch = (row, fill) => {
      if (!("IntersectionObserver" in window)) return fill();
      const observer = new IntersectionObserver((entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        fill();
      });
      return observer.observe(row);
    };

    const showMore = async (engine, found, list, from) => {
      const plans = found.ranked.slice(from, from + PAGE).map(([plan]) => plan);
      const heads = await Promise.all(plans.map((plan) => engine.head(plan)));
      const rows = heads.map((head, at) => resultRow(engine, head, plans[at], found.sought));
      const fill = rows.map((row, at) => () => fillSnippets(engine, row, heads[at], found.sought).catch(() => row.removeAttribute("data-filled")));
      const first = from ? 0 : WITH_SNIPPETS;
      await Promise.all(fill.slice(0, first).map((one) => one()));
      list.append(...rows);
      rows.slice(first).forEach((row, at) => watch(row, fill[first + at]));
      return rows;
    };

    const moreButton = (engine, found, list, from) => {
      const button = make("button", { type: "button", class: "k-more" }, `Xem thêm (còn ${found.ranked.length - from} kế hoạch)`);
      button.addEventListener("click", async () => {
        button.disabled = true;
        const rows = await showMore(engine, found, list, from);
        if (found.ranked.length > from + PAGE) button.replaceWith(moreButton(engine, found, list, from + PAGE));
        else button.remove();
        rows[0].querySelector("a").focus();
      });
      return button;
    };

    const resultBlocks = async (engine, found) => {
      const blocks = answerBlocks(found.answers);
      if (!found.total) return [...blocks, emptyBlock(found)];
      const list = make("ol", { class: "k-results" });
      await showMore(engine, found, list, 0);
      const more = found.ranked.length > PAGE ? [moreButton(engine, found, list, PAGE)] : [];
      return [countLine(found), ...blocks, list, ...more];
    };

    const failure = (query) => {
      const retry = make("button", { type: "button" }, "Thử lại");
      retry.addEventListener("click", () => show(query));
      return make("div", { class: "k-empty" }, make("p", {}, "Chưa tải được chỉ mục tìm kiếm. Kiểm tra mạng rồi thử lại. "), retry, hubs());
    };

    const show = async (query) => {
      turn += 1;
      const mine = turn;
      shown = query;
      document.title = query ? `${query} · ${title}` : title;
      if (!query) {
        output.replaceChildren();
        output.removeAttribute("aria-busy");
        return;
      }
      output.setAttribute("aria-busy", "true");
      let blocks;
      try {
        const engine = await getEngine();
        blocks = await resultBlocks(engine, await engine.search(query));
      } catch (error) {
        console.warn("Tra cứu:", error);
        blocks = [failure(query)];
      }
      if (mine !== turn) return;
      output.replaceChildren(...blocks);
      output.removeAttribute("aria-busy");
    };

    /* Typing replaces the address; the first letter after a finished query makes a new step, so that “back” leads to that query. */
    const remember = (query, finished) => {
      const address = query ? `?q=${encodeURIComponent(query)}` : location.pathname;
      const before = new URLSearchParams(location.search).get("q") || "";
      if (query !== before) history[settled && before ? "pushState" : "replaceState"]({}, "", address);
      settled = finished;
    };

    /* The blank at the end counts: it says that the last word is complete. */
    const fromBox = () => (box.value.trim() ? box.value.trimStart() : "");

    const run = (query, finished) => {
      clearTimeout(timer);
      remember(query.trim(), finished);
      if (query !== shown) show(query);
    };

    box.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => run(fromBox(), false), PAUSE);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      run(fromBox(), true);
    });
    output.addEventListener("click", (event) => {
      const chosen = event.target.closest("a");
      settled = true;
      if (!chosen || chosen.dataset.q === undefined || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      box.value = chosen.dataset.q;
      run(chosen.dataset.q, true);
      box.focus();
    });
    const fromAddress = () => {
      const query = new URLSearchParams(location.search).get("q") || "";
      clearTimeout(timer);
      settled = true;
      box.value = query;
      show(query);
    };
    addEventListener("popstate", fromAddress);
    addEventListener("pageshow", (event) => {
      if (event.persisted) fromAddress();
    });
    fromAddress();
  };

  /* A page that does not exist: its address is the first thing to look for. */
  const fillFromAddress = (box) => {
    const parts = location.pathname.split("/").filter((part) => part && !/^(?:\d{4}|index\.html|404\.html)$/.test(part));
    try {
      box.value = decodeURIComponent(parts.slice(-1).join(" ")).replace(/\.html$/, "").replace(/[-_+]+/g, " ");
    } catch {
      box.value = "";
    }
  };

  const start = () => {
    const place = document.getElementById("_tra-cuu");
    if (place && place.querySelector("form[role=search] input[name=q]") && document.getElementById("_ket-qua")) mount(place);
    const lost = document.querySelector("form[data-tim-theo-dia-chi] input[name=q]");
    if (lost && !lost.value) fillFromAddress(lost);
  };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
