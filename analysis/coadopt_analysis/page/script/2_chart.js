// The chart: a line a scenario with its band, drawn by uPlot.
const DASHES = [[], [12, 4], [4, 3], [12, 4, 3, 4], [2, 3], [8, 6], [12, 3, 3, 3, 3, 3], [18, 5]];
const INK = "#1a1a1a";
const QUIET = "#595959";
const FAINT = "#d9d9d9";
const FONT = "13px 'DejaVu Sans', 'Segoe UI', system-ui, sans-serif";

const lookOf = (place) => ({ colour: numbers.scenarios[place].colour,
  dash: DASHES[numbers.scenarios[place].place % DASHES.length] });

// x is the month number; with a calendar its ticks stand at Januaries.
const tickWords = (splits) => splits.map((month) => {
  const first = numbers.dates[0];
  if (!first) return Number.isInteger(month) ? String(month) : "";
  const [year, start] = first.split("-").map(Number);
  const since = year * 12 + start - 1 + (month - numbers.months[0]);
  const names = MONTHS[((since % 12) + 12) % 12].slice(0, 3);
  const last = numbers.months[numbers.months.length - 1] - numbers.months[0];
  return last >= 30 ? String(Math.floor(since / 12)) : `${names} ${Math.floor(since / 12)}`;
});

const ticks = (plot, _, low, high) => {
  const first = numbers.dates[0];
  const offset = first ? Number(first.split("-")[1]) - 1 - numbers.months[0] : 0;
  const long = high - low >= 30;
  const steps = long ? [12, 24, 60, 120, 240, 600] : [1, 2, 3, 6, 12];
  const step = steps.find((one) => (high - low) / one <= plot.width / 90) || 1200;
  const found = [];
  for (let month = Math.ceil(low); month <= high; month += 1) if ((month + offset) % step === 0) found.push(month);
  return found.length ? found : [low];
};

// The number of the scenario at the end of its line, so that lines can be distinguished without colour.
const endLabels = (courses) => (plot) => {
  const { ctx } = plot;
  const right = plot.bbox.left + plot.bbox.width;
  const ratio = devicePixelRatio;
  ctx.save();
  ctx.font = `bold ${13 * ratio}px 'DejaVu Sans', sans-serif`;
  ctx.textAlign = "left";
  ctx.textBaseline = "middle";
  const ends = courses
    .map((one) => ({ one, y: plot.valToPos(one.mean.findLast((value) => value !== null) ?? 0, "y", true) }))
    .sort((a, b) => a.y - b.y);
  let before = -Infinity;
  for (const end of ends) {
    const y = Math.max(end.y, before + 14 * ratio);
    before = y;
    ctx.fillStyle = INK;
    ctx.fillText(String(end.one.place + 1), right + 6 * ratio, y);
  }
  ctx.restore();
};

const drawChart = (room, courses, measure, onPoint) => {
  const data = [numbers.months];
  const series = [{}];
  const bands = [];
  for (const one of courses) {
    const look = lookOf(one.place);
    const edge = { stroke: "transparent", width: 0, points: { show: false } };
    data.push(one.high, one.low, one.mean);
    series.push(edge, edge, { stroke: look.colour, width: 2.5, dash: look.dash,
      points: { show: numbers.months.length === 1, size: 9, fill: look.colour } });
    bands.push({ series: [series.length - 3, series.length - 2], fill: `${look.colour}2e` });
  }
  return new uPlot({
    width: Math.max(280, room.clientWidth), height: 360, series, bands,
    padding: [12, 30, 0, 4],
    legend: { show: false },
    cursor: { drag: { x: false, y: false }, points: { show: false }, y: false },
    scales: { x: { time: false }, y: { range: (_, low, high) => rangeOf(low, high) } },
    axes: [
      { stroke: QUIET, font: FONT, grid: { show: false }, ticks: { stroke: FAINT }, splits: ticks,
        values: (_, splits) => tickWords(splits) },
      { stroke: QUIET, font: FONT, grid: { stroke: FAINT, width: 1 }, ticks: { show: false }, size: 74,
        values: (_, splits) => splits.map((value) => value.toLocaleString("en-GB").replace("-", MINUS)) },
    ],
    hooks: { setCursor: [(plot) => onPoint(plot.cursor.idx)], draw: [endLabels(courses)] },
  }, data, room);
};

// With nil in it, so that heights can be laid beside each other.
const rangeOf = (low, high) => {
  const bottom = Math.min(0, low ?? 0);
  const top = Math.max(0, high ?? 0);
  const room = (top - bottom || 1) * 0.06;
  return [bottom < 0 ? bottom - room : 0, top > 0 || bottom === 0 ? top + room : 0];
};
