/* The library by the provinces of any day: the grouping that the page has for two days, made for the day that a reader chooses.
   The page holds the data; without JavaScript its two groupings stand there whole. The day is in the address, so that it can be shared. */
(() => {
  "use strict";

  const form = document.getElementById("_chon");
  const data = document.getElementById("_nhom");
  if (!form || !data) return;
  const { p: provinces, l: lots } = JSON.parse(data.content.textContent);
  const field = form.elements.ngay;
  const result = document.getElementById("_ket-qua");
  const fixed = document.querySelectorAll("[data-grouping]");
  const order = new Intl.Collator("vi");

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

  const counted = (number) => `${String(number).replace(/\B(?=(\d{3})+$)/g, ".")} kế hoạch`;

  const existed = ([, , , from, until], day) => (!from || from <= day) && (!until || day <= until);

  const nameOn = ([name, type, , , , former], day) => {
    const kind = former.find(([, ended]) => day < ended)?.[0] ?? type;
    return `${kind[0].toUpperCase()}${kind.slice(1)} ${name}`;
  };

  /* Lots under the one province that had their land on that day; those of several provinces apart, under the unit of today. */
  const groupedOn = (day) => {
    const under = new Map();
    const apart = new Map();
    for (const [places, plans, years] of lots) {
      const then = places.filter((place) => existed(provinces[place], day));
      const [groups, place] = then.length === 1 ? [under, then[0]] : [apart, places.at(-1)];
      const group = groups.get(place) ?? { plans: 0, running: 0 };
      group.plans += plans;
      group.running += years[day.slice(0, 4)] ?? 0;
      groups.set(place, group);
    }
    return { under, apart };
  };

  const row = (place, group, day, note) => {
    const made = make("li");
    const named = make("div");
    const link = make("a", "", nameOn(provinces[place], day));
    const facts = [group.running ? `${counted(group.running)} thực hiện trong năm ${day.slice(0, 4)}` : "", note].filter(Boolean);
    link.href = provinces[place][2];
    named.append(link, ...(facts.length ? [make("p", "k-small", facts.join("; "))] : []));
    made.append(named, " ", make("span", "k-side", counted(group.plans)));
    return made;
  };

  const byName = ([one], [other]) => order.compare(provinces[one][0], provinces[other][0]);

  const show = (day) => {
    const chosen = /^\d{4}-\d{2}-\d{2}$/.test(day);
    result.hidden = !chosen;
    for (const section of fixed) section.hidden = chosen;
    if (!chosen) return;
    const list = result.querySelector("ul");
    result.querySelector("h2").textContent = `Tỉnh, thành ngày ${vietnamese(day)}`;
    if (day < field.min) {
      result.querySelector("[role=status]").textContent = "Danh mục chưa có tỉnh, thành của ngày này.";
      list.replaceChildren();
      return;
    }
    const { under, apart } = groupedOn(day);
    const all = provinces.filter((province) => existed(province, day)).length;
    result.querySelector("[role=status]").textContent = `${all} tỉnh, thành; ${under.size} nơi có kế hoạch trong thư viện.`;
    list.replaceChildren(
      ...[...under].sort(byName).map(([place, group]) => row(place, group, day, "")),
      ...[...apart].sort(byName).map(([place, group]) => row(place, group, day, "đơn vị lập sau ngày này, gồm nhiều tỉnh cũ: không xếp vào riêng nơi nào")),
    );
  };

  const choose = () => {
    const address = new URL(location.href);
    if (field.value) address.searchParams.set("ngay", field.value);
    else address.searchParams.delete("ngay");
    history.replaceState(null, "", address);
    show(field.value);
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    choose();
  });
  field.addEventListener("change", choose);
  form.hidden = false;
  field.value = new URLSearchParams(location.search).get("ngay") ?? "";
  show(field.value);
})();
