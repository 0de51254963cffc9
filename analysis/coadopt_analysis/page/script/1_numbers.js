// The numbers in the page: steps of whole units, turned back into values.
"use strict";
const numbers = JSON.parse(document.getElementById("numbers").textContent);

const course = (steps, size) => {
  let sum = 0;
  return steps.map((step) => (step === null ? null : (sum += step) * size));
};

// Courses of a part of a measure: one a scenario, with its place in the list; mean, low and high by month.
const coursesOf = (measure, part, view, chosen) =>
  chosen
    .filter((place) => view === "levels" || place > 0)
    .map((place) => {
      const kept = part[view][view === "levels" ? place : place - 1];
      const [mean, low, high] = ["mean", "low", "high"].map((end) => course(kept[end], measure.unit_size));
      return { place, scenario: numbers.scenarios[place], mean, low, high };
    });

const MINUS = "\u2212";

// With the figures that a unit of this size bears.
const figure = (value, measure) => {
  if (value === null || value === undefined) return "\u2013";
  const decimals = Math.max(0, Math.min(2, -Math.floor(Math.log10(measure.unit_size * 30))));
  const text = Math.abs(value).toLocaleString("en-GB", {
    minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return value < 0 && /[1-9]/.test(text) ? MINUS + text : text;
};

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
  "November", "December"];

// Month number i of the list in words.
const monthWords = (i) => {
  const date = numbers.dates[i];
  if (!date) return `month ${numbers.months[i]}`;
  const [year, month] = date.split("-");
  return `${MONTHS[Number(month) - 1]} ${year}`;
};

const unitWords = (measure, view) =>
  view === "differences" && measure.unit === "per cent" ? "points" : measure.unit;
