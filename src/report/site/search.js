
// Filters the list of rules on the start page.
(() => {
  const form = document.getElementById("filter");
  const shown = document.getElementById("shown");
  const fields = ["q", "domain", "severity", "framework", "scorecard"];
  const rows = Array.from(document.querySelectorAll("li[data-domain]"), (item) => ({
    item,
    text: `${item.textContent} ${item.dataset.more}`.toLowerCase(),
  }));
  const families = Array.from(document.querySelectorAll("section.family"));
  const contents = Array.from(document.querySelectorAll(".contents li"));

  const matches = ({ item, text }, asked) =>
    asked.words.every((word) => text.includes(word)) &&
    fields.slice(1).every((name) => !asked[name] || item.dataset[name].split(" ").includes(asked[name]));

  const filter = () => {
    const asked = { words: form.elements.q.value.toLowerCase().split(/\s+/).filter(Boolean) };
    for (const name of fields.slice(1)) asked[name] = form.elements[name].value;
    let count = 0;
    for (const row of rows) {
      row.item.hidden = !matches(row, asked);
      if (!row.item.hidden) count += 1;
    }
    families.forEach((family, at) => {
      family.hidden = !family.querySelector("li:not([hidden])");
      contents[at].hidden = family.hidden;
    });
    shown.textContent = count === rows.length ? `${count} rules` : `${count} of ${rows.length} rules`;
  };

  sharedByAddress(form, fields, filter, "");
})();
