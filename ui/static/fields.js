/* Days typed as people write them: 2026-3-17, 20260317, 3月17日. The browser's calendar stays at hand beside. */
"use strict";
(() => {
  const words = JSON.parse(document.body.dataset.words || "{}");
  const DAY = /^(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?$|^(\d{4})?(\d\d)(\d\d)$/;
  const two = (number) => String(number).padStart(2, "0");
  /* A day without a year is of this one: it is shown in full at once, to be checked. */
  function dayOf(text) {
    const found = DAY.exec(text.normalize("NFKC").replace(/\s/g, ""));
    if (!found) return "";
    const year = Number(found[1] || found[4] || new Date().getFullYear()), month = Number(found[2] || found[5]), day = Number(found[3] || found[6]);
    const made = new Date(year, month - 1, day);
    return made.getMonth() === month - 1 && made.getDate() === day ? `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}` : "";
  }
  const read = (input) => { input.value = dayOf(input.value) || input.value; };
  function typed(input) {
    const hadFocus = input === document.activeElement;
    const place = Object.assign(document.createElement("span"), { className: "yk-day" });
    const calendar = Object.assign(document.createElement("input"), { type: "date", className: "yk-day-pick", tabIndex: -1, value: input.value });
    calendar.setAttribute("aria-hidden", "true");
    const value = input.value;
    Object.assign(input, { type: "text", inputMode: "numeric", value, defaultValue: value, placeholder: words.day || "" });
    input.dataset.day = "";
    input.before(place);
    place.append(input, calendar);
    if (hadFocus) input.focus({ preventScroll: true });
    calendar.addEventListener("change", (event) => {
      event.stopPropagation();
      input.value = calendar.value;
      input.dispatchEvent(new Event("change", { bubbles: true }));
      input.focus();
    });
    input.addEventListener("keydown", (event) => {
      if (!event.altKey || event.key !== "ArrowDown") return;
      event.preventDefault();
      read(input);
      calendar.value = dayOf(input.value);
      calendar.showPicker();
    });
  }
  const begin = () => document.querySelectorAll("form[data-enter] input[type=date]:not(.yk-day-pick)").forEach(typed);
  /* Before anything else hears of it, so that what is sent on a change, or by a key, is a day already. */
  document.addEventListener("change", (event) => { if (event.target.matches("[data-day]")) read(event.target); }, true);
  document.addEventListener("submit", (event) => event.target.querySelectorAll("[data-day]").forEach(read), true);
  document.addEventListener("htmx:load", begin);
  begin();
})();
