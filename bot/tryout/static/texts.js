// What the page says, in the language that the server gives.

let texts = {};

/** The text at a key, with the words in braces filled in. */
export function say(key, values = {}) {
  const text = texts[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

export const language = () => texts.code ?? "en";

/** Take new texts, and put them where the page's own elements want them. */
export function speak(given) {
  texts = given;
  document.documentElement.lang = language();
  document.title = say("title");
  for (const [attribute, put] of PLACES) {
    for (const each of document.querySelectorAll(`[${attribute}]`)) put(each, say(each.getAttribute(attribute)));
  }
}

const PLACES = [
  [
    "data-say",
    (element, text) => {
      element.textContent = text;
    },
  ],
  ["data-say-label", (element, text) => element.setAttribute("aria-label", text)],
  ["data-say-placeholder", (element, text) => element.setAttribute("placeholder", text)],
];

/** Hours and minutes of a time in seconds. */
export const clock = (seconds) =>
  new Intl.DateTimeFormat(language(), { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(seconds * 1000);

/** The day of a time in seconds. */
export const day = (seconds) =>
  new Intl.DateTimeFormat(language(), { day: "numeric", month: "long" }).format(seconds * 1000);
