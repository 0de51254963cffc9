"""How predictions did: whether intervals hold what was observed, how wide they are, log scores and errors."""

import csv
import io
import math
from dataclasses import dataclass

import numpy
from scipy import stats

COLUMNS = ("series", "period", "from", "pandemic", "observed", "method", "low", "middle", "high", "log_score", "error",
           "spread")


@dataclass(frozen=True)
class Row:
    """One method's prediction of one value. `error` is that of the middle on the scale of the link, without its sign; `spread`,
    of the model, how wide the parameter that is narrowed most spreads beside its range, to two places."""

    series: str
    period: str
    known: str  # the last period known
    pandemic: bool
    observed: float
    method: str
    low: float
    middle: float
    high: float
    log_score: float
    error: float
    spread: float | None = None

    @property
    def inside(self):
        return self.low <= self.observed <= self.high


def row(series, when, method, prediction, value, spread=None):
    low, middle, high = (prediction.quantile(share) for share in (0.025, 0.5, 0.975))
    return Row(series.name, when.name, series.known[-1][0].name, when.pandemic, value, method,
               *(series.back(one) for one in (low, middle, high)), prediction.log_score(series.link(value)),
               abs(middle - float(series.link(value))), spread)


def written(rows):
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in rows:
        writer.writerow([one.series, one.period, one.known, "yes" if one.pandemic else "no", f"{one.observed:.6g}", one.method,
                         *(f"{number:.6g}" for number in (one.low, one.middle, one.high, one.log_score, one.error)),
                         "" if one.spread is None else f"{one.spread:.2f}"])
    return text.getvalue()


def read(text):
    return [Row(one[0], one[1], one[2], one[3] == "yes", float(one[4]), one[5], *map(float, one[6:11]),
                float(one[11]) if one[11] else None)
            for one in list(csv.reader(io.StringIO(text)))[1:]]


def of(rows, method, series=None):
    return [one for one in rows if one.method == method and series in (None, one.series)]


def names(rows):
    return list(dict.fromkeys(one.series for one in rows))


def wilson(count, of_all):
    """95% interval of a share (Wilson 1927)."""
    share = count / of_all
    half = 1.96 * math.sqrt(share * (1 - share) / of_all + 0.9604 / of_all**2) / (1 + 3.8416 / of_all)
    middle = (share + 1.9208 / of_all) / (1 + 3.8416 / of_all)
    return middle - half, middle + half


def paired(rows, method, other):
    """The rows of both methods of every value that both predict, by series."""
    found = {}
    for name in names(rows):
        ours = {one.period: one for one in of(rows, method, name)}
        theirs = {one.period: one for one in of(rows, other, name)}
        both = [(ours[when], theirs[when]) for when in ours if when in theirs]
        if both:
            found[name] = both
    return found


@dataclass(frozen=True)
class Against:
    """A method beside another: means over series, so that a series counts once, however many of its values are predicted."""

    series: int
    better_score: int
    better_error: int
    score: float                # mean difference of log scores
    interval: tuple[float, float]  # 95%, by Student's t over series
    error: float                # ratio of mean errors
    width: float                # ratio of widths, geometric mean


def against(rows, method, other):
    pairs = paired(rows, method, other)
    if not pairs:
        return None
    scores = numpy.array([numpy.mean([a.log_score - b.log_score for a, b in both]) for both in pairs.values()])
    errors = numpy.array([[numpy.mean([one[k].error for one in both]) for k in (0, 1)] for both in pairs.values()])
    widths = [numpy.mean([math.log((a.high - a.low) / (b.high - b.low)) for a, b in both]) for both in pairs.values()]
    count = len(scores)
    half = stats.t.ppf(0.975, count - 1) * scores.std(ddof=1) / math.sqrt(count) if count > 1 else math.inf
    return Against(count, int((scores > 0).sum()), int((errors[:, 0] < errors[:, 1]).sum()), float(scores.mean()),
                   (float(scores.mean() - half), float(scores.mean() + half)),
                   float(errors[:, 0].mean() / errors[:, 1].mean()) if errors[:, 1].mean() > 0 else math.nan,
                   math.exp(numpy.mean(widths)))
