// Sorts tables by the column whose heading is clicked. Everything is there without it.
"use strict";

(() => {
  const value = (row, at) => row.cells[at]?.textContent.trim() ?? "";
  const number = (text) => (/^[-+−]?[\d.,]+/.test(text) ? parseFloat(text.replace("−", "-").replace(",", "")) : NaN);

  const sort = (table, heading, at) => {
    const rows = Array.from(table.tBodies[0].rows);
    const isUp = heading.getAttribute("aria-sort") !== "ascending";
    const isNumber = heading.classList.contains("number");
    rows.sort((a, b) => {
      const [left, right] = [value(a, at), value(b, at)];
      if (!isNumber) return left.localeCompare(right);
      // What is not known stands last whichever way it is sorted.
      const [low, high] = [number(left), number(right)];
      if (Number.isNaN(low) || Number.isNaN(high)) return (Number.isNaN(low) - Number.isNaN(high)) * (isUp ? 1 : -1);
      return low - high;
    });
    if (!isUp) rows.reverse();
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", isUp ? "ascending" : "descending");
    table.tBodies[0].append(...rows);
  };

  for (const table of document.querySelectorAll(".table table")) {
    Array.from(table.tHead.rows[0].cells).forEach((heading, at) => {
      const button = document.createElement("button");
      button.className = "sort";
      button.type = "button";
      button.append(...heading.childNodes);
      button.addEventListener("click", () => sort(table, heading, at));
      heading.append(button);
    });
  }
})();
