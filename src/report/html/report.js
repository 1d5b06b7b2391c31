
// Filters the findings of a report.
(() => {
  const form = document.getElementById("filter");
  if (form === null) return;
  const shown = document.getElementById("shown");
  const names = ["q", "file", "severity", "rule", "owner", "repository", "status"].filter((name) => form.elements[name]);
  const files = Array.from(document.querySelectorAll("details.file"), (file) => ({
    file,
    rows: Array.from(file.querySelectorAll("li.finding"), (item) => ({ item, text: item.textContent.toLowerCase() })),
  }));
  const all = files.reduce((sum, { rows }) => sum + rows.length, 0);

  const matches = ({ item, text }, asked) =>
    asked.words.every((word) => text.includes(word)) &&
    item.dataset.file.toLowerCase().includes(asked.file) &&
    names.slice(2).every((name) => !asked[name] || item.dataset[name] === asked[name]);

  const filter = () => {
    const asked = {
      words: form.elements.q.value.toLowerCase().split(/\s+/).filter(Boolean),
      file: form.elements.file.value.toLowerCase().trim(),
    };
    for (const name of names.slice(2)) asked[name] = form.elements[name].value;
    let count = 0;
    for (const { file, rows } of files) {
      let own = 0;
      for (const row of rows) {
        row.item.hidden = !matches(row, asked);
        if (!row.item.hidden) own += 1;
      }
      file.hidden = own === 0;
      count += own;
    }
    if (count < all && count <= 200) for (const { file } of files) if (!file.hidden) file.open = true;
    shown.textContent = count === all ? `${all} findings` : `${count} of ${all} findings`;
  };

  const fold = (open) => {
    for (const { file } of files) file.open = open;
  };

  document.getElementById("fold").addEventListener("click", () => fold(false));
  document.getElementById("unfold").addEventListener("click", () => fold(true));
  window.addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
  sharedByAddress(form, names, filter, "findings");
})();
