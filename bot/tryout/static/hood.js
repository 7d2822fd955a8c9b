// The panel that tells what the bot understood, what it found, and what it asked Telegram to do.

import { at, make } from "./dom.js";
import { fail } from "./notices.js";
import { underTheHood } from "./server.js";
import { say } from "./texts.js";

const PAUSE = 150; // milliseconds: several changes in a row are one
let timer = 0;
let asked = 0; // counts what was asked: an answer that comes after a later question's is of no use
let subject = null; // a message that was picked, or null for whatever is last

export function set_up() {
  at("hood-toggle").addEventListener("click", () => (at("hood").hidden ? open(null) : close()));
  at("hood-close").addEventListener("click", close);
  at("hood").addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
}

/** Show the panel, for a message or for whatever is last. */
export function open(message) {
  subject = message;
  at("hood").hidden = false;
  at("hood-toggle").setAttribute("aria-expanded", "true");
  load();
  at("hood-body").focus();
}

function close() {
  at("hood").hidden = true;
  at("hood-toggle").setAttribute("aria-expanded", "false");
  at("hood-toggle").focus();
}

/** Something has happened: what is shown may be out of date. A message that was picked gives way to a new one. */
export function refresh() {
  if (at("hood").hidden) return;
  clearTimeout(timer);
  timer = setTimeout(() => {
    subject = null;
    load();
  }, PAUSE);
}

async function load() {
  asked += 1;
  const wanted = asked;
  try {
    const found = await underTheHood(subject);
    if (asked !== wanted) return;
    at("hood-body").replaceChildren(...(found ? account(found) : [make("p", { class: "faint" }, say("hood_empty"))]));
  } catch (error) {
    fail(error);
  }
}

function account(found) {
  return [
    section("hood_message", message(found)),
    found.outcome ? section("hood_decision", decision(found)) : null,
    found.understood ? section("hood_understood", understood(found.understood)) : null,
    found.candidates.length ? section("hood_candidates", candidates(found)) : null,
    section("hood_requests", requests(found.requests)),
  ].filter(Boolean);
}

const section = (title, content) => make("section", { "data-section": title }, make("h3", {}, say(title)), content);

function message(found) {
  const rows = [
    [say("hood_by"), `${found.by}: ${say(`did_${found.kind}`)}`],
    found.seen ? [say("hood_delivered"), say(`seen_${found.seen}`)] : null,
    found.taken_as === "unseen" ? null : [say("hood_taken"), say(`taken_${found.taken_as}`)],
    found.question && found.question !== found.text ? [say("hood_question"), found.question] : null,
    found.about ? [say("hood_about"), found.about] : null,
  ];
  return [make("p", { class: "asked" }, found.text), facts(rows)];
}

function decision(found) {
  const rows = [
    [say("hood_outcome"), outcome(found.outcome)],
    found.reason ? [say("hood_reason"), found.reason] : null,
    found.odds ? [say("hood_limits"), `${number(found.limits.answer)} / ${number(found.limits.choice)}`] : null,
  ];
  const odds = Object.entries(found.odds ?? {}).map(([name, share]) => [say(`odds_${name}`), meter(share)]);
  return facts([...rows, ...odds]);
}

/** Why there is no answer stands below; which of the bot's own texts it is, above. */
const outcome = (name) => say(`outcome_${name.replace(/^(nothing|menu)\..*/, "$1").replace(".", "_")}`);

function understood(read) {
  const rows = [
    read.how === "written" ? null : [say("hood_how"), `${read.words.join(" ")} (${say(`how_${read.how}`)})`],
    ...read.names.map((each) => [
      say("hood_name"),
      [
        `${each.written} → `,
        make("b", {}, each.person),
        ` ${number(each.likeness)}`,
        each.asked ? `; ${say("hood_asked")} ${number(each.asked)}` : "",
      ],
    ]),
    ...read.content.map((each) => [say("hood_word"), word(each)]),
  ];
  const lines = rows.filter(Boolean);
  return lines.length ? facts(lines) : make("p", { class: "faint" }, say("hood_no_words"));
}

function word(found) {
  const meant = found.meanings.map((each) => `${each.form} ${number(each.likeness)}`).join(" / ");
  const written = make(found.meanings.length ? "b" : "s", {}, found.written);
  return [
    written,
    ` → ${meant || say("hood_unknown")}`,
    make("span", { class: "faint" }, `; ${say("hood_weight")} ${number(found.weight)}`),
  ];
}

function candidates(found) {
  return make("ol", { class: "candidates" }, found.candidates.map((each) => candidate(each, found.kind)));
}

function candidate(found, kind) {
  const shown = say(kind === "typed" ? "hood_offered" : "hood_shown", { number: found.place });
  const place = found.place ? shown : say("hood_not_shown");
  const text = `${found.text}${found.is_cut ? "…" : ""}`;
  return make(
    "li",
    { class: found.place ? "is-shown" : "", "data-passage": found.id },
    make("div", { class: "score" }, found.score === null ? null : meter(found.score), make("span", { class: "place" }, place)),
    make(
      "p",
      {},
      make("b", {}, found.speaker ?? say("hood_article")),
      ` · ${found.kind}${found.topic ? ` · ${found.topic}` : ""}`,
    ),
    make("q", {}, text),
    found.left_out ? make("p", { class: "place" }, say(`left_${found.left_out}`)) : null,
    make(
      "ul",
      {},
      found.reasons.map((reason) => make("li", {}, reason)),
    ),
    make(
      "p",
      { class: "id" },
      found.address
        ? make("a", { href: found.address, target: "_blank", rel: "noopener" }, `${found.article} #${found.id}`)
        : `${found.article} #${found.id}`,
    ),
  );
}

function requests(list) {
  if (!list.length) return make("p", { class: "faint" }, say("hood_no_requests"));
  return list.map((each) =>
    make(
      "details",
      { class: each.is_ok ? "" : "refused" },
      make("summary", {}, make("code", {}, each.method), ` ${each.is_ok ? "✓" : `✗ ${each.description ?? ""}`}`),
      make("pre", { tabindex: "0" }, JSON.stringify(each.parameters, null, 2)),
    ),
  );
}

function facts(rows) {
  return make(
    "dl",
    {},
    rows.filter(Boolean).flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, value)]),
  );
}

function meter(share) {
  const bar = make("meter", { min: "0", max: "1", value: String(share), "aria-hidden": "true" });
  return make("span", { class: "share" }, bar, number(share));
}

const number = (value) => value.toFixed(2);
