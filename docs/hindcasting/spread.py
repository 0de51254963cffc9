"""Predictive distributions: how far series move, and what the model and its rivals make of it."""

from dataclasses import dataclass

import numpy
from scipy import optimize, special, stats


@dataclass(frozen=True)
class Law:
    """How series change: Student's t, with a spread that each series has for itself and that its own changes tell more of."""

    scale: float    # of a change over one year
    lasting: float  # share of its square that grows with the years; the rest is the same over any gap
    degrees: float  # how alike the spreads of series are

    def weight(self, years):
        return 1 - self.lasting + self.lasting * numpy.asarray(years)

    def after(self, changes, gaps):
        """Degrees of freedom and squared scale of a change over a year, given what a series has shown."""
        squares = numpy.sum(numpy.square(changes) / self.weight(gaps), axis=-1)
        degrees = self.degrees + len(gaps)
        return degrees, (self.degrees * self.scale**2 + squares) / degrees

    def log_density(self, changes, gaps):
        """Of all changes of one series together."""
        count, weights = len(gaps), self.weight(gaps)
        squares = numpy.sum(numpy.square(changes) / weights) / (self.degrees * self.scale**2)
        return (special.gammaln((self.degrees + count) / 2) - special.gammaln(self.degrees / 2)
                - count / 2 * numpy.log(self.degrees * numpy.pi * self.scale**2) - numpy.log(weights).sum() / 2
                - (self.degrees + count) / 2 * numpy.log1p(squares))

    def deviation(self, years):
        """Of the normal distribution that holds 68% of changes over so many years where this does."""
        return stats.t.ppf(stats.norm.cdf(1), self.degrees) * self.scale * numpy.sqrt(self.weight(years))


def fitted(pool):
    """The law under which what series did was likeliest."""
    def law(numbers):
        return Law(numpy.exp(numbers[0]), special.expit(numbers[1]), 3 + 27 * special.expit(numbers[2]))

    def misfit(numbers):
        return -sum(law(numbers).log_density(one.changes, one.gaps) for one in pool)

    starts = [(numpy.log(0.1), lasting, -1) for lasting in (-2, 2)]
    bounds = [(-8, 2), (-8, 8), (-8, 8)]
    found = [optimize.minimize(misfit, start, method="L-BFGS-B", bounds=bounds) for start in starts]
    return law(min(found, key=lambda one: one.fun).x)


@dataclass(frozen=True)
class Prediction:
    """A mixture of Student's t, all as likely, on the scale of the link."""

    centres: numpy.ndarray
    scales: numpy.ndarray
    degrees: float

    def below(self, at):
        return stats.t.cdf((at - self.centres) / self.scales, self.degrees).mean()

    def quantile(self, share):
        ends = stats.t.ppf(share, self.degrees) * self.scales + self.centres
        if ends.max() - ends.min() < 1e-12:
            return float(ends.mean())
        return optimize.brentq(lambda at: self.below(at) - share, ends.min(), ends.max())

    def log_score(self, at):
        each = stats.t.logpdf((at - self.centres) / self.scales, self.degrees) - numpy.log(self.scales)
        return float(special.logsumexp(each) - numpy.log(len(each)))


def single(centre, scale, degrees):
    return Prediction(numpy.array([centre]), numpy.array([scale]), degrees)


def with_model(law, series, shown):
    """The last known value, moved as the model moves. `shown` has, for each period, the scaled measure of every set."""
    last, value = series.known[-1][0], series.scaled[-1]
    moves = numpy.stack([shown[when.name] for when, _ in series.known], axis=-1)
    degrees, square = law.after(series.changes - numpy.diff(moves, axis=-1), series.gaps)
    return {when.name: Prediction(value + shown[when.name] - shown[last.name],
                                  numpy.sqrt(square * law.weight(when.middle - last.middle)), degrees)
            for when in series.asked}


def no_change(law, series):
    """The same without the model: the last known value stays."""
    names = [when.name for when, _ in series.known] + [when.name for when in series.asked]
    return with_model(law, series, {name: numpy.zeros(1) for name in names})


def line_errors(some):
    """Squares of what straight lines leave, and degrees of freedom, of series with at least three known values."""
    squares, degrees = 0.0, 0
    for one in some:
        if len(one.known) > 2:
            fit = numpy.polyval(numpy.polyfit(one.times, one.scaled, 1), one.times)
            squares, degrees = squares + numpy.sum((one.scaled - fit) ** 2), degrees + len(one.known) - 2
    return squares, degrees


def straight_line(pool, series):
    """Least squares, with the usual prediction interval; the error is that of all series of the pool or, where a series is not
    among them, its own."""
    squares, degrees = line_errors(pool if any(one.name == series.name for one in pool) else [series])
    if degrees == 0:
        return {}
    times = series.times
    slope, level = numpy.polyfit(times, series.scaled, 1)
    across = numpy.sum((times - times.mean()) ** 2)
    return {when.name: single(level + slope * when.middle,
                              numpy.sqrt(squares / degrees * (1 + 1 / len(times) + (when.middle - times.mean()) ** 2 / across)),
                              degrees)
            for when in series.asked}


def bass_curve(series):
    """Bass (1969): how a new thing spreads by itself and by those who have it. It has three numbers, so a fit takes four values
    and a series that rises. It begins a year before the first value."""
    if len(series.known) < 4 or numpy.any(series.changes <= 0):
        return {}

    def curve(times, market, alone, copied):
        market, alone, copied = numpy.exp([market, alone, copied])
        gone = numpy.exp(-(alone + copied) * (times - series.times[0] + 1))
        return series.link(market * (1 - gone) / (1 + copied / alone * gone))

    top = 0.9 if series.unit in ("share", "level") else 3 * series.known[-1][1]
    try:
        numbers, covariance = optimize.curve_fit(curve, series.times, series.scaled, maxfev=20000,
                                                 p0=(numpy.log(top), numpy.log(0.03), numpy.log(0.4)))
    except RuntimeError:
        return {}
    if not numpy.all(numpy.isfinite(covariance)):
        return {}
    degrees = len(series.known) - 3
    error = numpy.sum((series.scaled - curve(series.times, *numbers)) ** 2) / degrees
    found = {}
    for when in series.asked:
        slopes = optimize.approx_fprime(numbers, lambda at, when=when: curve(when.middle, *at), 1e-6)
        found[when.name] = single(curve(when.middle, *numbers), numpy.sqrt(error + slopes @ covariance @ slopes), degrees)
    return found
