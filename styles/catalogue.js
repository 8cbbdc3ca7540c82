/* What the catalogue does beyond being a table: it shows the rows that are asked for.
   The page's policy admits this very text and no other script. */
(() => {
  "use strict";
  addEventListener("DOMContentLoaded", () => {
    const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    const field = (name) => document.getElementById(name);
    const rows = [...document.querySelectorAll("tbody tr")].map((row) => ({ row, text: plain(row.textContent) }));
    const show = () => {
      const sought = plain(field("search").value).split(/\s+/).filter(Boolean);
      const due = field("due").value;
      let shown = 0;
      for (const { row, text } of rows) {
        const fits = sought.every((word) => text.includes(word))
          && ["language", "findings", "state"].every((name) => !field(name).value || row.dataset[name] === field(name).value)
          && (!due || Boolean(row.dataset.due) && row.dataset.due < due);
        row.hidden = !fits;
        if (fits) shown += 1;
      }
      field("shown").textContent = `${shown} of ${rows.length} guides`;
    };
    const form = field("filters");
    form.hidden = false;
    form.addEventListener("input", show);
    form.addEventListener("submit", (event) => { event.preventDefault(); show(); });
    show();
  });
})();
