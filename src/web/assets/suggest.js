// Suggestions under the search field while typing. Without this file the field works as any other.
"use strict";
(() => {
  const field = document.getElementById("q");
  if (!field || field.type !== "search") return;
  const list = document.createElement("datalist");
  list.id = "q-list";
  field.after(list);
  field.setAttribute("list", list.id);
  let timer, asked = 0;
  const show = (answer) => {
    const values = [
      ...answer.authorities.map((one) => one.canonical || one.key),
      ...answer.words,
      ...answer.titles.map((one) => one.title),
    ];
    list.replaceChildren(...[...new Set(values)].map((value) => {
      const option = document.createElement("option");
      option.value = value;
      return option;
    }));
  };
  field.addEventListener("input", () => {
    clearTimeout(timer);
    const text = field.value.trim();
    if (text.length < 2) return list.replaceChildren();
    const turn = ++asked;
    timer = setTimeout(async () => {
      try {
        const reply = await fetch("/api/v1/suggest?limit=6&q=" + encodeURIComponent(field.value));
        if (reply.ok && turn === asked) show(await reply.json());
      } catch { /* The field works without. */ }
    }, 150);
  });
})();
