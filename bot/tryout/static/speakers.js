// Who is writing: in a group one of several people.

import { at, avatar, make } from "./dom.js";
import { isPrivate, nameOf, openChat, state } from "./state.js";

/** Whoever is speaking, to be picked in a group. */
export function showSpeakers(changed) {
  at("speakers").hidden = isPrivate();
  at("speaker-list").replaceChildren(...openChat().members.map((id) => speaker(id, changed)));
}

function speaker(id, changed) {
  const onchange = () => {
    state.speaker = id;
    changed();
  };
  // With the mouse the next thing is to write; with the arrow keys it may be yet another person.
  const onclick = (event) => {
    if (event.detail) at("field").focus();
  };
  return make(
    "label",
    { class: "speaker" },
    make("input", {
      type: "radio",
      name: "speaker",
      value: String(id),
      checked: id === state.speaker,
      "data-speaker": nameOf(id),
      onchange,
      onclick,
    }),
    avatar(nameOf(id), id),
    make("span", {}, nameOf(id)),
  );
}
