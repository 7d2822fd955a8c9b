// A text and its entities as nodes. Offsets are UTF-16 units, in Telegram as in JavaScript.

import { make } from "./dom.js";

const BLOCKS = new Set(["blockquote", "expandable_blockquote", "pre"]);
const isBlock = (entity) => BLOCKS.has(entity.type);
const TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", pre: "pre" };

/** Nodes for a text; `tap` is told of commands, mentions and code, `more` makes the button of a folded quotation. */
export function formatted(text, entities, tap, more) {
  const sorted = [...entities].sort(
    (one, other) => one.offset - other.offset || other.length - one.length || isBlock(other) - isBlock(one),
  );
  return piece(text, 0, text.length, sorted, { tap, more });
}

function piece(text, start, end, entities, ways) {
  const nodes = [];
  let at = start;
  while (entities.length) {
    const [entity, ...rest] = entities;
    const from = Math.max(entity.offset, at);
    const to = Math.min(entity.offset + entity.length, end);
    const inside = rest.filter((each) => each.offset < to);
    entities = rest.filter((each) => each.offset >= to);
    if (to <= from) continue;
    const stands = isBlock(entity);
    // A block stands on lines of its own: the line breaks around it are no empty lines.
    nodes.push(text.slice(at, stands && from > at && text[from - 1] === "\n" ? from - 1 : from));
    nodes.push(wrapped(entity, text.slice(from, to), piece(text, from, to, inside, ways), ways));
    at = stands && text[to] === "\n" ? to + 1 : to;
  }
  nodes.push(text.slice(at, end));
  return nodes.flat();
}

function wrapped(entity, words, children, ways) {
  switch (entity.type) {
    case "blockquote":
      return make("blockquote", {}, children);
    case "expandable_blockquote":
      return ways.more(make("blockquote", { class: "folded" }, children));
    case "text_link":
      return link(entity.url, children);
    case "url":
      return link(words, children);
    case "code": // a tap copies it, as in Telegram
    case "bot_command":
    case "mention":
      return make(
        "button",
        { type: "button", class: "inline", "data-entity": entity.type, onclick: () => ways.tap(entity.type, words) },
        children,
      );
    default:
      return make(TAGS[entity.type] ?? "span", {}, children);
  }
}

/** A link that opens beside the page; an address of another scheme stays text. */
export function link(address, children) {
  if (!/^https?:\/\//i.test(address)) return make("span", {}, children);
  return make("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, children);
}
