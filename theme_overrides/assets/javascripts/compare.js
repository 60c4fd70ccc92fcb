/* Two plans side by side, from their own pages: nothing is kept for it, and any two can be chosen.
   Words of the address and of the pages reach this page as text only. Condensed editions are compared by their facts: their words are the library's. */
(() => {
  "use strict";

  const { fold, plain, parted, align, differences } = globalThis.KehoachAlign;
  const place = document.getElementById("_so-sanh");
  const form = document.getElementById("_chon");
  const said = document.getElementById("_tin");
  const root = new URL(place.dataset.root, location.href);

  const make = (tag, css = "", ...inside) => {
    const made = document.createElement(tag);
    if (css) made.className = css;
    made.append(...inside);
    return made;
  };
  const anchor = (words, href) => {
    const link = make("a", "", words);
    link.href = href;
    return link;
  };
  const wordsOf = (node) => (node ? node.textContent.replace(/\s+/g, " ").trim() : "");
  const tag = (which) => make("span", `k-ab k-ab-${which.toLowerCase()}`, which);

  /* What was typed or linked → the address of a plan below the root; empty for anything else. */
  const addressOf = (typed) => {
    const words = (typed ?? "").trim();
    let path = words;
    if (/^[a-z]+:/i.test(words)) {
      try {
        path = new URL(words).pathname.replace(root.pathname, "");
      } catch {
        return "";
      }
    }
    const address = path.replace(/index\.html$/, "").replace(/^\/+|\/+$/g, "");
    return /^[a-z0-9-]+(\/[a-z0-9-]+)+$/.test(address) ? address : "";
  };

  /* ── reading a plan's page ── */

  const ownWords = (provision) => {
    const copy = provision.cloneNode(true);
    for (const part of copy.querySelectorAll(".k-notes, a[href^='#']:not(.k-ref), .k-tools")) part.remove();
    for (const part of copy.querySelectorAll("p, h3, h4, h5, h6, li, td, th, br")) part.append(" ");
    return wordsOf(copy);
  };

  const read = (page, url) => {
    const all = (selector) => [...page.querySelectorAll(selector)];
    const path = (link) => new URL(link.getAttribute("href"), url).href;
    const named = (links, label = wordsOf) => new Map(links.map((link) => [path(link), { label: label(link), href: path(link) }]));
    const facts = new Map(all(".k-facts > div").map((row) => [wordsOf(row.querySelector("dt")), row.querySelector("dd").firstChild.textContent.trim()]));
    const text = page.querySelector(".k-text");
    const targets = all(".k-aims li").map((row) => {
      const [name, figure] = [row.firstElementChild, row.lastElementChild].map(wordsOf);
      return [plain(name), { label: name, figure }];
    });
    const bodies = all(".k-duties th[scope=rowgroup]").flatMap((cell) => {
      const links = [...cell.querySelectorAll("a")].map((link) => [path(link), { label: wordsOf(link), href: path(link) }]);
      return links.length ? links : [[plain(wordsOf(cell)), { label: wordsOf(cell) }]];
    });
    const written = new Map();
    for (const link of all(".k-text a[href*='../phong-trao/']")) {
      const name = wordsOf(link).replace(/^[“"]|[”"]$/g, "");
      if (!written.has(path(link))) written.set(path(link), { label: name, href: url });
    }
    return {
      url,
      id: page.querySelector("[data-related]")?.dataset.related,
      title: wordsOf(page.querySelector("h1")),
      kicker: wordsOf(page.querySelector(".k-kicker")),
      office: page.title.split(" – ").slice(1).join(" – ").split(" · ")[0],
      condensed: Boolean(text?.dataset.condensed),
      period: facts.get("Thời gian") ?? "",
      movements: named(all(".k-chips li > a:first-child")),
      written,
      directives: named(all("section[aria-labelledby=_van-ban] li > div > a")),
      days: named(all(".k-kept p:nth-child(2) a")),
      targets: new Map(targets),
      bodies: new Map(bodies),
      deadlines: all(".k-deadlines > li").map((row) => wordsOf(row.querySelector("p")) || wordsOf(row.querySelector(".k-deadline-day"))),
      provisions: all(window.kehoachProvision).map((provision) => ({
        label: window.kehoachNameOf(provision),
        href: `${url}#${provision.id}`,
        words: ownWords(provision),
      })),
    };
  };

  const fetchPlan = async (address) => {
    const url = new URL(`${address}/`, root).href;
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(address);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!page.querySelector(".k-plan .k-text")) throw new Error(address);
    return read(page, url);
  };

  /* ── showing ── */

  const count = (number, words) => (number ? `${number.toLocaleString("vi")} ${words}` : "");
  const card = (which, plan) =>
    make(
      "div",
      "k-card",
      make("p", "k-small", tag(which), ` ${plan.kicker}`),
      make("p", "k-compare-t", anchor(plan.title, plan.url)),
      ...(plan.condensed ? [make("p", "k-small", "Bản tóm lược: chỉ so dữ kiện, không so câu chữ.")] : []),
    );

  const verdict = (a, b) => {
    const shared = [
      count(parted(a.movements, b.movements).both.length, "phong trào"),
      count(parted(a.directives, b.directives).both.length, "văn bản được dẫn"),
      count(parted(a.days, b.days).both.length, "ngày kỷ niệm"),
    ].filter(Boolean);
    return make("p", "k-verdict", shared.length ? `Chung ${shared.join(", ")}.` : "Hai kế hoạch không chung phong trào, văn bản hay ngày kỷ niệm nào.");
  };

  const table = (a, b) => {
    const rows = [
      ["Thời gian", a.period || "không ghi", b.period || "không ghi"],
      ["Cơ quan được giao việc", count(a.bodies.size, "cơ quan") || "không có", count(b.bodies.size, "cơ quan") || "không có"],
      ["Chỉ tiêu bằng số", count(a.targets.size, "chỉ tiêu") || "không có", count(b.targets.size, "chỉ tiêu") || "không có"],
      ["Hạn theo ngày", a.deadlines.join("; ") || "không có", b.deadlines.join("; ") || "không có"],
    ];
    const cell = (which, words) => make("td", "", tag(which), make("span", "", ` ${words}`));
    const body = make("tbody", "", ...rows.map(([name, one, other]) => {
      const head = make("th", "", name);
      head.scope = "row";
      return make("tr", "", head, cell("A", one), cell("B", other));
    }));
    const caption = make("caption", "k-visually-hidden", "Những điểm khác nhau chính của hai kế hoạch");
    return make("table", "k-compare-table", caption, body);
  };

  const entry = ({ label, href, figure }) => make("li", "", make("div", "", href ? anchor(label, href) : label), ...(figure ? [make("span", "k-figure", figure)] : []));
  const bothEntry = ([one, other]) => {
    if (one.figure === undefined) return entry(one);
    const figures = one.figure === other.figure ? [make("span", "k-figure", one.figure)] : [make("span", "k-figure", tag("A"), ` ${one.figure} `, tag("B"), ` ${other.figure}`)];
    return make("li", "", make("div", "", one.label), ...figures);
  };

  const columns = (heading, [a, b], facts, none) => {
    const [one, other] = [a[facts], b[facts]];
    const { onlyA, both, onlyB } = parted(one, other);
    const section = make("section", "", make("h2", "", heading));
    if (!onlyA.length && !both.length && !onlyB.length) {
      section.append(make("p", "k-small", none));
      return section;
    }
    const column = (tags, words, rows) =>
      make("div", "", make("h3", "k-compare-h", ...tags.map(tag), ` ${words} `, make("small", "", String(rows.length))), rows.length ? make("ul", "k-list", ...rows) : make("p", "k-small", "không có"));
    section.append(
      make("div", "k-three", column(["A"], `Chỉ ${a.office}`, onlyA.map(entry)), column(["A", "B"], "Cả hai", both.map(bothEntry)), column(["B"], `Chỉ ${b.office}`, onlyB.map(entry))),
    );
    return section;
  };

  const pieces = (list) => list.flatMap(([words, same]) => [same ? words : make("span", "k-diff", words), " "]);

  const spellings = (a, b) => {
    const rows = parted(a.written, b.written).both.filter(([one, other]) => fold(one.label) !== fold(other.label));
    if (!rows.length) return [];
    const shown = rows.map(([one, other]) => {
      const found = differences(one.label, other.label);
      return make("li", "", make("p", "k-said", tag("A"), " ", ...pieces(found.a)), make("p", "k-said", tag("B"), " ", ...pieces(found.b)));
    });
    return [make("section", "", make("h2", "", "Cùng phong trào, viết khác nhau"), make("ul", "k-compare-names", ...shown))];
  };

  const side = (which, provision, words) => make("div", "", make("p", "k-small", tag(which), " ", anchor(provision.label, provision.href)), make("p", "k-serif", ...words));

  const pair = ({ a, b, moved }) => {
    const found = differences(a.words, b.words);
    return make("div", "k-pair", side("A", a, pieces(found.a)), side("B", b, pieces(found.b)), ...(moved ? [make("p", "k-small k-moved", "Ở thứ tự khác trong B.")] : []));
  };

  /* What only one of them has, from one pair to the next: each in its own column. */
  const alone = (rows) => {
    const own = (which) => rows.filter((r) => r[which]).map((r) => side(which.toUpperCase(), r[which], [r[which].words]));
    return make("div", "k-pair", make("div", "k-pair-a", ...own("a")), make("div", "k-pair-b", ...own("b")));
  };

  /* Runs of equal provisions are folded away: the reader came for the differences. */
  const text = (a, b) => {
    const section = make("section", "", make("h2", "", "Từng mục của toàn văn"));
    if (a.condensed || b.condensed) {
      const which = a.condensed && b.condensed ? "Cả hai đều là bản tóm lược" : `${a.condensed ? "A" : "B"} là bản tóm lược`;
      section.append(make("p", "k-notice k-notice-gold", `${which}: câu chữ là của thư viện, nên không so từng câu.`));
      return section;
    }
    const rows = align(a.provisions, b.provisions);
    const same = rows.filter((r) => r.a && r.b && plain(r.a.words) === plain(r.b.words)).length;
    const changed = rows.filter((r) => r.a && r.b).length - same;
    const [onlyA, onlyB] = [rows.filter((r) => !r.b).length, rows.filter((r) => !r.a).length];
    section.append(make("p", "", `${same} mục gần như nguyên văn, ${changed} mục sửa lời, ${onlyA} mục chỉ A có, ${onlyB} mục chỉ B có.`));
    let run = [];
    const kindOf = (r) => (r.a && r.b ? (plain(r.a.words) === plain(r.b.words) ? "equal" : "changed") : "alone");
    const close = () => {
      if (!run.length) return;
      const kind = kindOf(run[0]);
      if (kind === "equal") section.append(make("details", "k-fold", make("summary", "", `${run.length} mục gần như nguyên văn`), ...run.map(pair)));
      else if (kind === "alone") section.append(alone(run));
      else section.append(...run.map(pair));
      run = [];
    };
    for (const found of rows) {
      if (run.length && kindOf(found) !== kindOf(run[0])) close();
      run.push(found);
    }
    close();
    return section;
  };

  const show = (a, b) => {
    const swap = new URL(location.href);
    swap.search = "";
    swap.searchParams.set("a", addressOf(b.url));
    swap.searchParams.set("b", addressOf(a.url));
    place.replaceChildren(
      make("div", "k-sides", card("A", a), card("B", b)),
      verdict(a, b),
      make("p", "k-small", anchor("Đổi chỗ A và B", swap.href)),
      make("section", "", make("h2", "", "Khác nhau chính"), table(a, b)),
      columns("Phong trào", [a, b], "movements", "Không kế hoạch nào nêu phong trào."),
      ...spellings(a, b),
      columns("Văn bản được dẫn", [a, b], "directives", "Không kế hoạch nào dẫn văn bản có trang riêng."),
      columns("Kỷ niệm", [a, b], "days", "Không kế hoạch nào nhắc ngày kỷ niệm."),
      columns("Cơ quan được giao việc", [a, b], "bodies", "Không kế hoạch nào giao việc cho cơ quan."),
      columns("Chỉ tiêu bằng số", [a, b], "targets", "Không kế hoạch nào nêu chỉ tiêu bằng số."),
      text(a, b),
    );
    document.title = `So sánh: ${a.office} và ${b.office}`;
    said.textContent = `Đã so sánh ${a.office} với ${b.office}.`;
  };

  /* ── one plan is chosen: those that suit it ── */

  const suggestions = (address, plan) => {
    const list = make("ul", "k-list");
    const block = make("section", "", make("h2", "", "So với kế hoạch nào?"), make("p", "k-small", "Kế hoạch giống nhất, theo văn bản cùng dẫn và phong trào cùng làm:"), list);
    const suggest = ({ plans }) => {
      const { related } = plans.find(({ id }) => id === plan.id);
      for (const [name, other, note] of [...related.words, ...related.alike]) {
        const link = new URL(location.href);
        link.search = "";
        link.searchParams.set("a", address);
        link.searchParams.set("b", other.replace(/\/$/, ""));
        list.append(make("li", "", make("div", "", anchor(name, link.href), make("p", "k-small", note))));
      }
      if (!list.children.length) list.replaceWith(make("p", "", "Chưa có kế hoạch nào giống; hãy dán địa chỉ của kế hoạch thứ hai vào ô bên dưới."));
    };
    fetch(new URL("../ke-hoach.json", plan.url))
      .then((found) => found.json())
      .then(suggest, () => list.remove());
    return block;
  };

  const start = async () => {
    const asked = new URLSearchParams(location.search);
    const [a, b] = [addressOf(asked.get("a")), addressOf(asked.get("b"))];
    form.elements.a.value = asked.get("a") ?? "";
    form.elements.b.value = asked.get("b") ?? "";
    if (!a && !b) return;
    if (location.protocol === "file:") {
      place.replaceChildren(make("p", "k-notice k-notice-gold", "Bản ngoại tuyến mở từ đĩa không đọc được trang khác để so sánh; hãy mở thư viện qua địa chỉ web."));
      return;
    }
    try {
      const plans = await Promise.all([a, b].filter(Boolean).map(fetchPlan));
      if (plans.length === 2) show(plans[0], plans[1]);
      else place.replaceChildren(make("div", "k-sides", card("A", plans[0])), suggestions(a || b, plans[0]));
    } catch (problem) {
      const words = `Không mở được kế hoạch “${problem.message}”. Địa chỉ phải là của một kế hoạch trong thư viện này.`;
      place.replaceChildren(make("p", "k-notice k-notice-gold", words));
      said.textContent = words;
    }
  };

  start();
})();
