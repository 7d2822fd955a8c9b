// Elements are made of text and attributes, never of HTML: what comes from articles and people stays what it is.

/** An element with attributes (`on…` listens, null and false are left out) and children (texts, nodes, or nothing). */
export function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false)
      made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

/** The element with that id. */
export const at = (id) => document.getElementById(id);

/** Which of five colours somebody has. */
export const hue = (id) => Math.abs(id) % 5;

/** A circle with an initial; its colour tells people apart. */
export function avatar(name, id) {
  return make("span", { class: "avatar", "data-hue": hue(id), "aria-hidden": "true" }, initial(name));
}

const SVG = "http://www.w3.org/2000/svg";

/** A line drawing of 24 by 24. */
export function icon(path) {
  const drawn = document.createElementNS(SVG, "svg");
  drawn.setAttribute("viewBox", "0 0 24 24");
  drawn.setAttribute("class", "icon");
  drawn.setAttribute("aria-hidden", "true");
  drawn.append(document.createElementNS(SVG, "path"));
  drawn.firstChild.setAttribute("d", path);
  return drawn;
}

export const initial = (name) => [...name][0] ?? "?";
