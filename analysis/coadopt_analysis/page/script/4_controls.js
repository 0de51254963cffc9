// What the reader chooses, and what then is shown.
const at = (id) => document.getElementById(id);

const option = (value, text) => {
  const one = document.createElement("option");
  one.value = String(value);
  one.textContent = text;
  return one;
};

const swatch = (place) => {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("class", "swatch");
  svg.setAttribute("viewBox", "0 0 48 16");
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(space, "line");
  const look = lookOf(place);
  for (const [key, value] of Object.entries({ x1: 0, x2: 48, y1: 8, y2: 8, stroke: look.colour, "stroke-width": 4,
    "stroke-dasharray": look.dash.join(" ") || "none" })) line.setAttribute(key, String(value));
  svg.append(line);
  return svg;
};

let plot = null;
let shown = [];
let pointed = numbers.months.length - 1;

const chosenMeasure = () => numbers.measures[at("outcome").selectedIndex];
const chosenView = () => (document.querySelector("input[name=view]:checked") || { value: "levels" }).value;
const chosenScenarios = () =>
  [...document.querySelectorAll("#scenarios input")].flatMap((box, place) => (box.checked ? [place] : []));

const fillParts = () => {
  const measure = chosenMeasure();
  at("part-row").hidden = measure.parts.length < 2 && !measure.kind;
  at("part-label").textContent = measure.kind || "Part";
  at("part").replaceChildren(...measure.parts.map((part, i) => option(i, part.label)));
};

const read = () => {
  const measure = chosenMeasure();
  const unit = unitWords(measure, chosenView());
  at("month").setAttribute("aria-valuetext", monthWords(pointed));
  const month = document.createElement("strong");
  month.textContent = `${monthWords(pointed)}, ${unit}: `;
  const values = shown.map((one) => {
    const entry = document.createElement("span");
    entry.append(swatch(one.place), `${one.place + 1} `, bdi(one.scenario.name), `: ${valueWords(one, pointed, measure)}`);
    return entry;
  });
  at("reading").replaceChildren(month, ...values);
};

const point = (i) => {
  if (i === null || i === undefined || i === pointed) return;
  pointed = i;
  at("month").value = String(i);
  read();
};

const show = () => {
  const measure = chosenMeasure();
  const part = measure.parts[Math.max(0, at("part").selectedIndex)];
  const view = chosenView();
  const chosen = chosenScenarios();
  shown = coursesOf(measure, part, view, chosen);
  const what = [measure.label, part.label].filter(Boolean).join(": ");
  const beside = view === "differences" ? `, difference from ${numbers.scenarios[0].name}` : "";
  const title = `${what}${beside} (${unitWords(measure, view)})`;
  at("chart-title").textContent = title;
  at("chart-note").textContent = [
    shown.length ? "" : "Choose a scenario to show.",
    view === "levels" ? "Lines: means over runs; bands: the middle 80% of runs, or all where there are fewer than ten."
      : `Lines: mean differences in the same run; bands: 95% interval of the mean${numbers.together}.`,
    numbers.thinned > 1 ? `Every month number ${numbers.thinned} is kept here.` : "",
    numbers.left_out ? `The first ${numbers.scenarios.length} scenarios are here; ${numbers.left_out} more are not.` : "",
  ].filter(Boolean).join(" ");
  if (plot) plot.destroy();
  plot = drawChart(at("chart"), shown, measure, point);
  drawTable(at("chart-table"), shown, measure, title);
  read();
};

const begin = () => {
  at("outcome").append(...numbers.measures.map((measure, i) => option(i, measure.label)));
  at("view-row").hidden = !numbers.reference;
  at("scenarios").append(...numbers.scenarios.map((scenario, place) => {
    const label = document.createElement("label");
    const box = document.createElement("input");
    box.type = "checkbox";
    box.checked = place < 8;
    label.append(box, swatch(place), `${place + 1} `, bdi(scenario.name));
    return label;
  }));
  at("month").max = String(numbers.months.length - 1);
  at("month").value = String(pointed);
  at("outcome").addEventListener("change", () => { fillParts(); show(); });
  at("choose").addEventListener("change", (event) => { if (event.target !== at("outcome")) show(); });
  at("choose").addEventListener("submit", (event) => event.preventDefault());
  at("month").addEventListener("input", (event) => {
    point(Number(event.target.value));
    plot.setCursor({ left: plot.valToPos(numbers.months[pointed], "x"), top: 0 }, false);
  });
  at("without-script").hidden = true;
  at("explore").hidden = false;
  fillParts();
  show();
  window.addEventListener("resize", () => plot.setSize({ width: Math.max(280, at("chart").clientWidth), height: 360 }));
};

if (numbers.measures.length && numbers.scenarios.length) begin();
