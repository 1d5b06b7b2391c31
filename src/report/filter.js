// What a form that filters is asked for stands in the address behind `#?`, so that it can be shared; `#plain` where it is asked for nothing.
"use strict";

const sharedByAddress = (form, names, filter, plain) => {
  const write = () => {
    const asked = new URLSearchParams();
    for (const name of names) if (form.elements[name].value) asked.set(name, form.elements[name].value);
    const query = asked.toString();
    history.replaceState(null, "", query ? `#?${query}` : `#${plain}`);
  };

  const read = () => {
    const asked = new URLSearchParams(location.hash.startsWith("#?") ? location.hash.slice(2) : "");
    for (const name of names) form.elements[name].value = asked.get(name) ?? "";
    filter();
  };

  const follow = () => {
    filter();
    write();
  };

  form.addEventListener("input", follow);
  form.addEventListener("submit", (event) => event.preventDefault());
  // The form is empty once all have heard of it.
  form.addEventListener("reset", () => setTimeout(follow));
  window.addEventListener("hashchange", () => {
    if (location.hash.startsWith("#?")) read();
  });
  form.hidden = false;
  read();
};
