//# allFunctionsCalledOnLoad
/* The search page: reads the query and its conditions from the address, answers while one types, keeps both in the address. Nothing is
   fetched before a reader goes to the box. The line above has browsers that know it compile everything while the file loads, beside the page: found
   one by one at the first letter, the functions took a fifth of the time to the answer. Other pages have a plain form that leads here. */
(() => {
  "use strict";

  const WITH_SNIPPETS = 5;
  const PAUSE = 15; // an input method writes one letter in several steps
  const WIDE = "(min-width: 960px)";
  const FROM_DISK = location.protocol === "file:";

  /* ── what the query needs, fetched once and only when there is a query ─────────────────────────────────────────────── */

  const loadScript = (address) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address;
      script.addEventListener("load", () => {
        script.remove();
        resolve();
      });
      script.addEventListener("error", () => {
        script.remove();
        reject(new Error(address));
      });
      document.head.append(script);
    });

  /* Every file of the index is a script that calls `kehoach(name, content)`: a page on a disk may run scripts but not fetch files. */
  const createLoader = (root) => {
    const pending = new Map();
    const handed = new Map();
    globalThis.kehoach = (name, content) => handed.set(name, content);
    /* A query asks for some twenty small files: in a trace with the processor slowed down, `fetch` took longer. */
    const fetched = (path) =>
      new Promise((resolve, reject) => {
        const asked = new XMLHttpRequest();
        asked.open("GET", root + path);
        asked.addEventListener("error", () => reject(new Error(path)));
        asked.addEventListener("load", () => {
          if (asked.status < 200 || asked.status > 299) return reject(new Error(`${path}: ${asked.status}`));
          const text = asked.responseText;
          return resolve(JSON.parse(text.slice(text.indexOf(",") + 1, -1)));
        });
        asked.send();
      });
    const run = async (path) => {
      await loadScript(root + path);
      if (!handed.has(path)) throw new Error(path);
      const content = handed.get(path);
      handed.delete(path);
      return content;
    };
    return (path) => {
      if (!pending.has(path)) {
        const promise = FROM_DISK ? run(path) : fetched(path);
        promise.catch(() => pending.delete(path));
        pending.set(path, promise);
        if (pending.size > 600) pending.delete(pending.keys().next().value);
      }
      return pending.get(path);
    };
  };

  const createEngine = (root) => {
    const load = createLoader(root);
    let ready = null;
    const open = async () => {
      load("search/stats.js").catch(() => {}); // on its way while the script is
      await loadScript(`${root}assets/javascripts/search-engine.js`);
      const { KehoachAnalysis, KehoachCloseness, KehoachEngine, KehoachFacets, KehoachPlaces, KehoachSnippets, KehoachStore, lunr } = globalThis;
      const engine = KehoachEngine.create({
        load,
        lunr,
        createAnalysis: KehoachAnalysis.create,
        createStore: KehoachStore.create,
        createPlaces: KehoachPlaces.create,
        createSnippets: KehoachSnippets.create,
        createFacets: KehoachFacets.create,
        closeness: KehoachCloseness,
      });
      engine.opened().catch(() => {});
      return engine;
    };
    return () => {
      ready = ready || open();
      ready.catch(() => {
        ready = null;
      });
      return ready;
    };
  };

  /* ── the page ──────────────────────────────────────────────────────────────────────────────────────────────────────── */

  const mount = (place) => {
    const root = place.dataset.root || "../";
    const form = place.querySelector("form[role=search]");
    const box = form.querySelector("input[name=q]");
    const output = document.getElementById("_ket-qua");
    const filter = document.getElementById("_loc");
    const told = document.getElementById("_tin");
    const { conditionCount, create, readAddress, writeAddress } = globalThis.KehoachSearchView;
    const view = create(root);
    const getEngine = createEngine(root);
    const wide = matchMedia(WIDE);
    const title = document.title;
    let state = readAddress();
    let turn = 0;
    let timer = 0;
    let shown = null;
    let settled = true;

    /* ── results ── */

    const fillSnippets = async (engine, row, head, sought) => {
      if (row.dataset.filled) return;
      row.dataset.filled = "yes";
      const found = await engine.snippets(Number(row.dataset.plan), sought);
      row.append(...found.map((one) => view.snippet(head, one)));
      if (!found.length && sought.length) row.append(view.headSnippet(await engine.mark(head.place, sought)));
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

    /* Rows of some plans at the end of the list; gives each row with what fills in its snippets. */
    const addRows = async (engine, found, list, plans, withTexts) => {
      const heads = await Promise.all(plans.map((plan) => engine.head(plan, withTexts)));
      const marked = await Promise.all(heads.map((head) => engine.mark(head.title, found.sought)));
      const divided = !state.byDate && found.pairs && found.together && found.held;
      return heads.map((head, at) => {
        const row = view.resultRow(head, plans[at]);
        row.querySelector("h2 a").replaceChildren(...view.pieces(marked[at]));
        const before = found.shown.length ? found.held && found.held[found.shown[found.shown.length - 1]] === found.pairs : false;
        if (divided && before && found.held[plans[at]] < found.pairs) list.append(view.apart());
        found.shown.push(plans[at]);
        list.append(row);
        return { row, fill: () => fillSnippets(engine, row, head, found.sought).catch(() => row.removeAttribute("data-filled")) };
      });
    };

    const showMore = async (engine, found, list) => {
      const added = await addRows(engine, found, list, await found.reader.next(), false);
      added.forEach(({ row, fill }) => watch(row, fill));
      return added.map(({ row }) => row);
    };

    /* The first rows at once; what fills them in, and the others, when the list stands. */
    const showFirst = async (engine, found, list) => {
      const plans = await found.reader.next();
      const added = await addRows(engine, found, list, plans.slice(0, WITH_SNIPPETS), true);
      return async (isWanted) => {
        for (const { fill } of added) if (isWanted()) await fill();
        if (!isWanted() || plans.length <= WITH_SNIPPETS) return;
        const rest = await addRows(engine, found, list, plans.slice(WITH_SNIPPETS), false);
        rest.forEach(({ row, fill }) => watch(row, fill));
      };
    };

    const moreButton = (engine, found, list) => {
      const left = view.number(found.reader.left());
      const words = found.quoted ? `Đọc tiếp (còn ${left} kế hoạch có thể có)` : `Xem thêm (còn ${left} kế hoạch)`;
      const button = view.make("button", { type: "button", class: "k-more" }, words);
      button.addEventListener("click", async () => {
        button.disabled = true;
        const rows = await showMore(engine, found, list);
        const again = found.reader.left() ? moreButton(engine, found, list) : null;
        if (again) button.replaceWith(again);
        else button.remove();
        const next = rows.length ? rows[0].querySelector("a") : again;
        if (next) next.focus();
        const line = output.querySelector(".k-count");
        if (line && found.quoted) line.replaceWith(view.countLine(found));
      });
      return button;
    };

    const resultBlocks = async (engine, found) => {
      const blocks = view.answerBlocks(found.answers);
      if (!found.total) return [...blocks, view.emptyBlock(found)];
      const list = view.make("ol", { class: "k-results" });
      found.shown = [];
      found.finish = await showFirst(engine, found, list);
      if (!found.shown.length && !found.reader.left()) return [...blocks, view.scatteredBlock(found)];
      const more = found.reader.left() ? [moreButton(engine, found, list)] : [];
      const sorter = found.total > 1 ? [view.sorter(state.byDate || !found.text.trim())] : [];
      return [view.countLine(found), ...blocks, ...sorter, list, ...more];
    };

    const failure = () => {
      const retry = view.make("button", { type: "button", class: "k-more" }, "Thử lại");
      retry.addEventListener("click", () => show());
      return view.make("div", { class: "k-empty" }, view.make("p", {}, "Chưa tải được chỉ mục tìm kiếm. Kiểm tra mạng rồi thử lại. "), retry, view.hubs());
    };

    /* ── conditions: a column beside the results, a sheet on phones ── */

    const sheet = view.make("dialog", { class: "k-sheet", "aria-label": "Lọc kết quả" });
    place.append(sheet);
    let panel = null;

    const opener = () => {
      const count = conditionCount(state.chosen);
      const button = view.make("button", { type: "button", class: "k-filter-open", "aria-haspopup": "dialog" }, count ? `Lọc: ${count} điều kiện` : "Lọc kết quả");
      button.addEventListener("click", async () => {
        if (!panel) await showGroups();
        if (!panel) return;
        placePanel(true);
        sheet.showModal();
      });
      return button;
    };

    const sheetHead = () => {
      const count = conditionCount(state.chosen);
      return view.make("div", { class: "k-sheet-head" }, view.make("strong", {}, count ? `Lọc: ${count} điều kiện` : "Lọc kết quả"), view.make("button", { type: "button", class: "k-plain", "data-dong": "" }, "Đóng"));
    };
    const sheetFoot = (total) =>
      view.make("div", { class: "k-sheet-foot" }, view.make("button", { type: "button", class: "k-sheet-show", "data-dong": "" }, total ? `Xem ${view.number(total)} kế hoạch` : "Không còn kế hoạch nào"));

    const placePanel = (inSheet) => {
      const focused = document.activeElement && document.activeElement.name ? [document.activeElement.name, document.activeElement.value] : null;
      const kept = panel.closest(".k-sheet") ? sheet.querySelector(".k-facets") : null;
      const scrolled = kept ? kept.scrollTop : 0;
      if (inSheet) sheet.replaceChildren(sheetHead(), panel, sheetFoot(lastFound ? lastFound.total : 0));
      filter.replaceChildren(...(wide.matches ? [panel] : [opener()]));
      if (inSheet && !sheet.contains(panel)) sheet.querySelector(".k-sheet-head").after(panel);
      panel.scrollTop = scrolled;
      if (!focused) return;
      const again = [...panel.querySelectorAll("input")].find(({ name, value }) => name === focused[0] && value === focused[1]);
      if (again) again.focus();
    };

    let lastFound = null;
    const showGroups = async () => {
      const found = lastFound;
      if (!found || (!found.passing && !conditionCount(state.chosen))) {
        filter.hidden = true;
        return;
      }
      const engine = await getEngine();
      const groups = found.groups || (await engine.groups(found.passed, state.chosen));
      if (found !== lastFound) return;
      const open = new Set([...place.querySelectorAll("details[data-facet][open]")].map((one) => one.dataset.facet));
      const scrolled = panel ? panel.scrollTop : 0;
      panel = view.conditionsPanel(groups, open);
      filter.hidden = false;
      placePanel(sheet.open);
      panel.scrollTop = scrolled;
    };

    const showFilter = (found) => {
      lastFound = found;
      if (wide.matches || sheet.open || found.groups) {
        showGroups().catch((error) => console.warn("Lọc:", error));
        return;
      }
      panel = null;
      filter.hidden = !found.passing;
      filter.replaceChildren(opener());
    };

    const change = (chosen) => {
      state = { ...state, chosen };
      settled = true;
      go(true);
    };
    const clearConditions = () => change({});

    place.addEventListener("change", (event) => {
      const { target } = event;
      if (target.dataset.thuTu !== undefined) {
        state = { ...state, byDate: target.value === "ngay" };
        go(true);
      } else if (target.type === "checkbox") {
        const before = state.chosen[target.name] || [];
        change({ ...state.chosen, [target.name]: target.checked ? [...before, target.value] : before.filter((value) => value !== target.value) });
      }
    });
    place.addEventListener("click", (event) => {
      if (event.target.closest("[data-bo-loc]")) clearConditions();
      if (event.target.closest("[data-dong]") || event.target === sheet) sheet.close();
    });
    sheet.addEventListener("close", () => {
      const button = filter.querySelector("button");
      if (panel && wide.matches) placePanel(false);
      else if (button) filter.replaceChildren(opener());
      if (filter.querySelector("button.k-filter-open")) filter.querySelector("button.k-filter-open").focus();
    });
    wide.addEventListener("change", () => {
      if (sheet.open) sheet.close();
      if (lastFound) showFilter(lastFound);
    });

    /* ── one turn: state → page ── */

    const show = async (typing = false) => {
      turn += 1;
      const mine = turn;
      const { query, chosen, byDate } = state;
      shown = writeAddress(state) + (query.endsWith(" ") ? " " : "") + typing;
      document.title = query.trim() ? `${query.trim()} · ${title}` : title;
      if (!query.trim() && !conditionCount(chosen)) {
        output.replaceChildren();
        filter.hidden = true;
        output.removeAttribute("aria-busy");
        if (told) told.textContent = "";
        return;
      }
      output.setAttribute("aria-busy", "true");
      let blocks;
      let found = null;
      try {
        const engine = await getEngine();
        found = await engine.search(query, { typing, chosen, byDate });
        if (mine !== turn) return;
        blocks = await resultBlocks(engine, found);
      } catch (error) {
        console.warn("Tra cứu:", error);
        blocks = [failure()];
      }
      if (mine !== turn) return;
      output.replaceChildren(...blocks);
      if (told) told.textContent = found ? view.heard(found) : "Chưa tải được chỉ mục tìm kiếm.";
      const isWanted = () => mine === turn;
      if (found && found.finish) await found.finish(isWanted).catch((error) => console.warn("Tra cứu:", error));
      if (!isWanted()) return;
      output.removeAttribute("aria-busy");
      if (found) showFilter(found);
    };

    /* Typing replaces the address; the first letter after a finished query makes a new step, so that “back” leads to that query. */
    const go = (finished) => {
      clearTimeout(timer);
      const address = writeAddress(state);
      const before = location.search || location.pathname;
      if (address !== before && address !== writeAddress(readAddress())) history[settled && location.search ? "pushState" : "replaceState"]({}, "", address);
      settled = finished;
      const typing = !finished;
      if (shown !== address + (state.query.endsWith(" ") ? " " : "") + typing) show(typing);
    };

    /* The blank at the end counts: it says that the last word is complete. */
    const fromBox = () => (box.value.trim() ? box.value.trimStart() : "");

    /* Who goes to the box is about to type: the program is on its way while the keyboard comes up. */
    box.addEventListener("focus", () => getEngine().catch(() => {}));
    box.addEventListener("input", () => {
      clearTimeout(timer);
      if (box.value.trim()) getEngine().catch(() => {}); // on its way during the pause
      timer = setTimeout(() => {
        state = { ...state, query: fromBox() };
        go(false);
      }, PAUSE);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      state = { ...state, query: fromBox() };
      go(true);
    });
    output.addEventListener("click", (event) => {
      const chosen = event.target.closest("a");
      settled = true;
      if (!chosen || chosen.dataset.q === undefined || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      box.value = chosen.dataset.q;
      state = { ...state, query: chosen.dataset.q };
      go(true);
      box.focus();
    });

    /* Arrows lead from the box through the answers and results; “/” leads back to the box. */
    document.addEventListener("keydown", (event) => {
      const stops = [box, ...output.querySelectorAll(".k-answer h2 a, .k-result h2 a")];
      const at = stops.indexOf(document.activeElement);
      const inField = /^(?:INPUT|SELECT|TEXTAREA)$/.test(document.activeElement ? document.activeElement.tagName : "");
      if (event.ctrlKey || event.metaKey || event.altKey || sheet.open) return;
      if (event.key === "/" && !inField) {
        event.preventDefault();
        box.focus();
        box.select();
      } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && at >= 0) {
        const next = stops[at + (event.key === "ArrowDown" ? 1 : -1)];
        if (!next) return;
        event.preventDefault();
        next.focus();
      }
    });

    const fromAddress = () => {
      clearTimeout(timer);
      settled = true;
      state = readAddress();
      box.value = state.query;
      show();
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
