// The chart's numbers as a table: a month a row, a scenario a column.
const cellOf = (kind, text, scope) => {
  const cell = document.createElement(kind);
  if (scope) cell.scope = scope;
  cell.textContent = text;
  return cell;
};

const drawTable = (room, courses, measure, title) => {
  const table = document.createElement("table");
  const caption = document.createElement("caption");
  caption.textContent = title;
  const head = document.createElement("thead").appendChild(document.createElement("tr"));
  head.append(cellOf("th", "Month", "col"));
  for (const one of courses) {
    const cell = cellOf("th", "", "col");
    cell.append(bdi(one.scenario.name));
    head.append(cell);
  }
  const body = document.createElement("tbody");
  numbers.months.forEach((_, i) => {
    const row = document.createElement("tr");
    row.append(cellOf("th", monthWords(i), "row"));
    for (const one of courses) row.append(cellOf("td", valueWords(one, i, measure)));
    body.append(row);
  });
  table.append(caption, head.parentNode, body);
  room.replaceChildren(table);
};

const bdi = (name) => {
  const kept = document.createElement("bdi");
  kept.textContent = name;
  return kept;
};

const valueWords = (one, i, measure) => {
  const value = figure(one.mean[i], measure);
  if (one.low[i] === null || one.mean[i] === null) return value;
  return `${value} (${figure(one.low[i], measure)} to ${figure(one.high[i], measure)})`;
};
