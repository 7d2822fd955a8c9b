// What is said for a moment: notices, alerts, that the connection is lost.

import { at } from "./dom.js";

const SHOWN = 4000;
let timer = 0;

export function toast(text) {
  at("toast").textContent = text;
  at("toast").classList.add("shown");
  clearTimeout(timer);
  timer = setTimeout(() => at("toast").classList.remove("shown"), SHOWN);
}

export function alert(text) {
  at("alert-text").textContent = text;
  at("alert").showModal();
}

export const fail = (error) => toast(error.message);

export function lost(isLost) {
  at("lost").hidden = !isLost;
}
