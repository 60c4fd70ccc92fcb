/* What pages gain with JavaScript; each of them is whole without it.
   Status words and the tick “hôm nay” (pages never know today), tools of the provision a link led to, filters of long lists,
   plans like the one shown, the list of provinces open on wide screens, and a 404 page that searches for what was meant. */
(() => {
  "use strict";

  const WIDE = "(min-width: 60rem)";
  const FEWEST_ROWS = 12;
  const ROWS = ":is(.k-list, .k-marks) > li";
  const now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");

  const make = (tag, css = "", words = "") => {
    const made = document.createElement(tag);
    if (css) made.className = css;
    made.textContent = words;
    return made;
  };

  /* 2025-04-08 → 08/4/2025: a zero before days under 10 and months 1 and 2. */
  const vietnamese = (iso) => {
    const [year, month, day] = iso.split("-");
    return `${day}/${Number(month) < 3 ? month : Number(month)}/${year}`;
  };

  /* ISO dates compare as text. An open end says nothing: the library does not guess. */
  const status = (from, until) => {
    if (until && until < today) return { css: "k-done", words: "Đã kết thúc", day: vietnamese(until) };
    if (from && from > today) return { css: "k-soon", words: "Sắp tới", day: `từ ${vietnamese(from)}` };
    if (from && until) return { css: "k-now", words: "Đang thực hiện", day: `đến ${vietnamese(until)}` };
    return null;
  };

  const showStatus = () => {
    for (const place of document.querySelectorAll("[data-from], [data-until]")) {
      const found = status(place.dataset.from, place.dataset.until);
      if (!found) continue;
      if (place.classList.contains("k-when")) {
        place.append(` · ${found.words.toLowerCase()}`);
      } else {
        const said = make("p", `k-status ${found.css}`);
        said.append(make("b", "", found.words), ` ${found.day}`);
        document.querySelector("h1").after(said);
      }
    }
  };

  const showToday = () => {
    const passed = (now - new Date(now.getFullYear(), 0, 1)) / (new Date(now.getFullYear() + 1, 0, 1) - new Date(now.getFullYear(), 0, 1));
    for (const axis of document.querySelectorAll(".k-axis")) {
      const years = axis.querySelectorAll(".k-years > span");
      const share = (now.getFullYear() - Number(years[0].textContent) + passed) / years.length;
      if (share < 0 || share > 1) continue;
      const tick = make("div", share < 0.1 ? "k-today k-today-left" : "k-today");
      tick.append(make("span", "", "hôm nay"));
      tick.style.left = `${(share * 100).toFixed(2)}%`;
      axis.append(tick);
    }
  };

  /* “Trong trang này” once more, beside a text on a wide screen. */
  const fillRail = () => {
    const [body, contents] = [document.querySelector(".k-plan > .k-body"), document.querySelector(".k-inpage")];
    if (!body || !contents) return;
    const [rail, beside] = [make("div", "k-rail"), make("nav")];
    beside.setAttribute("aria-label", contents.querySelector("summary").textContent);
    beside.append(contents.querySelector("ul").cloneNode(true));
    rail.append(beside);
    body.before(rail);
  };

  /* Whatever stands in a text with an anchor, but for the heading of the whole. */
  const PROVISION = ".k-text > [id]:not(h2)";
  window.kehoachProvision = PROVISION;

  /* The words of a provision itself, without notes, tools and the marks of the library. */
  const ownWords = (provision) => {
    const copy = (provision.querySelector(".k-own") ?? provision).cloneNode(true);
    for (const part of copy.querySelectorAll(".k-tools, .k-notes")) part.remove();
    return copy.textContent.replace(/\s+/g, " ").trim();
  };

  const copyButton = (label, words, said) => {
    const button = make("button", "", label);
    button.type = "button";
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(words());
        said.textContent = "Đã chép.";
      } catch {
        said.textContent = "Trình duyệt không cho chép; hãy chép từ thanh địa chỉ.";
      }
    });
    return button;
  };

  const target = () => {
    try {
      return document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return null;
    }
  };

  /* How one says a provision: its name, else what follows from its anchor (as `plain_name` in `generator/render/fulltext.py`). */
  const BULLETS = { g: "gạch đầu dòng", c: "dấu cộng" };
  const nameOf = ({ id, dataset }) => {
    if (dataset.name) return dataset.name;
    const [first, ...rest] = id.split("-");
    const isBullet = (part) => /^[gc]\d+$/.test(part);
    const outline = [first.toUpperCase(), ...rest.filter((part) => !isBullet(part)).map((part) => (part === "dd" ? "đ" : part))];
    return [`mục ${outline.join(".")}`, ...rest.filter(isBullet).map((part) => `${BULLETS[part[0]]} thứ ${part.slice(1)}`)].join(", ");
  };
  window.kehoachNameOf = nameOf;

  const showTools = () => {
    for (const old of document.querySelectorAll(".k-tools")) old.remove();
    const provision = target();
    if (!provision?.matches(PROVISION)) return;
    const text = provision.closest(".k-text");
    const name = nameOf(provision).charAt(0).toUpperCase() + nameOf(provision).slice(1);
    const link = `${location.origin}${location.pathname}#${provision.id}`;
    const source = `${name}, ${text.dataset.cite}. ${link}`;
    const words = text.dataset.condensed ? source : `“${ownWords(provision)}” (${source})`;
    const said = make("span");
    said.setAttribute("role", "status");
    const tools = make("div", `k-tools ${provision.matches("p:not(.k-free)") ? "k-d2 " : ""}${provision.className}`);
    tools.append(make("span", "", name));
    if (navigator.clipboard) {
      tools.append(
        copyButton("Chép liên kết", () => link, said),
        copyButton("Chép trích dẫn", () => words, said),
        said,
      );
    }
    if (provision.matches("div")) (provision.querySelector(".k-own") ?? provision).append(tools);
    else provision.after(tools);
  };

  /* A unit on the page of its province stands in a closed group; not every browser opens it by itself. */
  const openTarget = () => {
    const found = target();
    const groups = [];
    for (let group = found?.closest("details"); group; group = group.parentElement.closest("details")) groups.push(group);
    const closed = groups.filter((group) => !group.open);
    for (const group of closed) group.open = true;
    if (closed.length) found.scrollIntoView();
  };

  const fold = (words) =>
    words
      .toLowerCase()
      .replaceAll("đ", "d")
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "");

  const addFilters = () => {
    document.querySelectorAll("[data-filter]").forEach((list, index) => {
      const rows = [...list.querySelectorAll(ROWS)].map((row) => ({ row, text: fold(row.textContent) }));
      if (rows.length < FEWEST_ROWS) return;
      const label = make("label", "k-visually-hidden", list.dataset.filter);
      const input = make("input", "k-filter");
      const said = make("p", "k-visually-hidden");
      said.setAttribute("role", "status");
      input.type = "search";
      input.id = label.htmlFor = `_loc-${index}`;
      input.placeholder = `${list.dataset.filter}…`;
      input.addEventListener("input", () => {
        const wanted = fold(input.value.trim());
        for (const { row, text } of rows) row.hidden = !text.includes(wanted);
        for (const group of list.querySelectorAll("[data-filter-group]")) {
          group.hidden = ![...group.querySelectorAll(ROWS)].some((row) => !row.hidden);
        }
        said.textContent = wanted ? `${rows.filter(({ row }) => !row.hidden).length} dòng khớp` : "";
      });
      list.before(label, input, said);
    });
  };

  const openOnWide = () => {
    if (!window.matchMedia(WIDE).matches) return;
    for (const details of document.querySelectorAll(".k-wide-open")) details.open = true;
  };

  const searchForAddress = () => {
    const input = document.querySelector("[data-tim-theo-dia-chi] input");
    if (!input) return;
    let last = location.pathname.split("/").filter(Boolean).pop() ?? "";
    try {
      last = decodeURIComponent(last);
    } catch {
      /* Not an encoded address: taken as it stands. */
    }
    input.value = last.replace(/\.html?$/, "").replace(/[-_]+/g, " ").trim();
    showAbove(input.form, new URL(input.form.action).pathname.replace(/[^/]+\/$/, ""));
  };

  /* Part of a list that stands whole on a page further up: the nearest page above that is there is named. */
  const showAbove = async (form, root) => {
    const parts = location.pathname.slice(root.length).split("/").filter(Boolean);
    while (parts.pop() && parts.length) {
      const address = `${root}${parts.join("/")}/`;
      const answer = await fetch(address, { method: "HEAD" }).catch(() => null);
      if (!answer?.ok) continue;
      const said = make("p", "", "Trang gần nhất có ở trên địa chỉ này: ");
      const link = make("a", "", address);
      link.href = address;
      said.append(link);
      form.before(said);
      return;
    }
  };

  /* Plans like this one, and plans that cite it: fetched when asked for, as a script, which also works from a disk. */
  const relatedList = (heading, entries, more, none, beside = "") => {
    const part = make("section");
    part.append(make("h3", "", heading));
    if (!entries.length) {
      part.append(make("p", "k-small", none));
      return part;
    }
    const root = document.querySelector(".k-brand").href.replace(/index\.html$/, "");
    const list = make("ul", "k-list");
    for (const [name, address, note] of entries) {
      const link = make("a", "", name);
      link.href = root + address;
      const words = make("div");
      words.append(link, make("p", "k-small", note));
      if (beside) {
        const compared = make("a", "", "So sánh hai kế hoạch");
        compared.href = `${beside}&b=${address.replace(/\/$/, "")}`;
        words.lastChild.append(" · ", compared);
      }
      const row = make("li");
      row.append(words);
      list.append(row);
    }
    part.append(list);
    if (more) part.append(make("p", "k-small", `và ${more.toLocaleString("vi")} kế hoạch khác`));
    return part;
  };

  /* Above the page lies the data of all plans of its folder. A page opened from a disk may load scripts only: its copy is one. */
  const answerOf = (address) =>
    location.protocol !== "file:"
      ? fetch(address).then((found) => (found.ok ? found.json() : Promise.reject(new Error(address))))
      : new Promise((resolve, reject) => {
          const script = make("script");
          script.src = address.replace(/json$/, "js");
          window.kehoach = (_, found) => resolve(found);
          script.addEventListener("error", reject);
          document.head.append(script);
        });

  const loadRelated = () => {
    for (const block of document.querySelectorAll("[data-related]")) {
      block.addEventListener(
        "toggle",
        async () => {
          const place = block.querySelector("div");
          const beside = block.querySelector("div + p > a").href;
          try {
            const { plans } = await answerOf("../ke-hoach.json");
            const { related } = plans.find(({ id }) => id === block.dataset.related);
            place.replaceChildren(
              ...(related.words.length ? [relatedList("Câu chữ lặp lại từ", related.words, 0, "", beside)] : []),
              relatedList("Giống nhất", related.alike, 0, "Chưa có kế hoạch nào cùng dẫn văn bản hoặc cùng phong trào.", beside),
              relatedList("Dẫn tới kế hoạch này", related.cited, related.more, "Chưa có kế hoạch nào trong thư viện."),
            );
          } catch {
            place.append(make("p", "k-small", "Không tải được; hãy thử lại khi có mạng."));
          }
        },
        { once: true },
      );
    }
  };

  /* A plan beside the one before it or after it: the page that shows both needs scripts too. */
  const linkComparisons = () => {
    const root = document.querySelector(".k-brand").href.replace(/index\.html$/, "");
    for (const side of document.querySelectorAll("[aria-labelledby=_lien-quan] .k-side")) {
      const link = side.parentElement.querySelector("a");
      const [words, compared] = [make("p", "k-small"), make("a", "", "So sánh hai kế hoạch")];
      const other = link.href.slice(root.length).replace(/\/(index\.html)?$/, "");
      compared.href = `${document.querySelector(".k-related > div + p > a").href}&b=${other}`;
      words.append(compared);
      link.after(words);
    }
  };

  /* A plan in another site's page: its name, how one cites it, and a link, so that nothing has to be loaded from here; never its words. */
  const addEmbedding = () => {
    const [block, text] = [document.querySelector(".k-share dl"), document.querySelector(".k-text")];
    if (!block || !text) return;
    const escaped = (words) => words.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
    const address = escaped(block.querySelector("code").textContent);
    const condensed = text.dataset.condensed ? " (bản tóm lược)" : "";
    const name = `<a href="${address}">${escaped(document.querySelector("h1").textContent)}</a>${condensed}`;
    const value = make("dd");
    value.append(make("code", "", `<blockquote cite="${address}"><p>${name}</p><p>${escaped(text.dataset.cite)}</p></blockquote>`));
    const citation = [...block.querySelectorAll("dt")].find(({ textContent }) => textContent === "Trích dẫn").nextElementSibling;
    citation.after(make("dt", "", "Mã nhúng (HTML)"), value);
  };

  /* “Chia sẻ, nhúng, tải”: a button beside each line. A site that was built without its own address learns it here. */
  const addCopying = () => {
    const block = document.querySelector(".k-share");
    if (!block || !navigator.clipboard) return;
    const said = make("p", "k-small");
    said.setAttribute("role", "status");
    block.querySelector("dl").after(said);
    const codes = block.querySelectorAll("code");
    const home = codes[0].textContent.startsWith("/") ? document.querySelector(".k-brand").href : "/";
    for (const code of codes) {
      code.textContent = code.textContent.replace(/(^|[" ])\/(?=[a-z])/g, `$1${home}`);
      const name = code.closest("dd").previousElementSibling.textContent;
      const button = copyButton("Chép", () => code.textContent, said);
      button.className = "k-copy";
      button.setAttribute("aria-label", `Chép ${name.charAt(0).toLowerCase()}${name.slice(1)}`);
      code.after(button);
    }
  };

  /* A copy on a disk: a browser shows a folder as a list of files, so links that scripts made lead to the file in it. */
  const openFiles = (event) => {
    const link = event.target.closest?.("a[href]");
    if (link?.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
  };
  if (location.protocol === "file:") document.addEventListener("click", openFiles, true);

  fillRail();
  showStatus();
  showToday();
  loadRelated();
  linkComparisons();
  addEmbedding();
  addCopying();
  showTools();
  openTarget();
  addFilters();
  openOnWide();
  searchForAddress();
  window.addEventListener("hashchange", showTools);
  window.addEventListener("hashchange", openTarget);
})();
