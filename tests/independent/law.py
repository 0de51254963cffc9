"""Functions that several phases share (docs/model.md 7)."""

import numpy as np


def sigma(x):
    return 1 / (1 + np.exp(-np.asarray(x, float)))


def within(x):
    return np.clip(x, 0, 1)


def towards(x, y, a):
    return x + a * (y - x)


def mean_by(index, values, count, otherwise=0.0):
    """Mean of `values` for each of `count` groups."""
    number = np.bincount(index, minlength=count)
    total = np.bincount(index, weights=values, minlength=count)
    return np.where(number > 0, total / np.maximum(number, 1), otherwise)


def sum_by(index, values, count):
    return np.bincount(index, weights=values, minlength=count)


def beta(draw, mean, concentration, size=None):
    """Beta with the given mean; shapes add up to the concentration. Means of 0 and 1 are themselves."""
    mean = np.broadcast_to(np.asarray(mean, float), size if size is not None else np.shape(mean))
    inside = (mean > 0) & (mean < 1)
    safe = np.where(inside, mean, 0.5)
    return np.where(inside, draw.beta(safe * concentration, (1 - safe) * concentration), mean)


def ranks(groups):
    """The place of each element within its group, in order."""
    order = np.argsort(groups, kind="stable")
    ordered = groups[order]
    starts = np.r_[0, np.nonzero(np.diff(ordered))[0] + 1] if len(groups) else np.zeros(0, int)
    place = np.empty(len(groups), int)
    lengths = np.diff(np.r_[starts, len(groups)])
    place[order] = np.arange(len(groups)) - np.repeat(starts, lengths)
    return place
