"""What evidence and capacity drift back to (docs/model.md 5): such that both stay while practice and participation do."""

import numpy as np
from .declared import ASSESS
from .law import sum_by, within
from .session import wanted


def evidence(p, s):
    o = p.organisation
    sessions = sum_by(s.organisation, s.number * wanted(p, s)[:, ASSESS], s.organisations) / np.maximum(s.staff_of, 1)
    rise = within(o.evidence_yield * sessions)
    lower = rise * (1 - s.evidence) / np.maximum((1 - rise) * o.drift, 1e-300)
    s.base_evidence = np.where((rise < 1) & (o.drift > 0), np.maximum(0, s.evidence - lower), s.evidence)


def capacity(p, s):
    q = p.community
    growth = q.capacity_growth * np.minimum(1, s.active_community / q.active_for_growth)
    back = q.capacity_return * (1 - q.cash_holds * s.cash)
    lower = growth * (1 - s.capacity) * (1 - back) / np.maximum(back, 1e-300)
    s.base_capacity = np.where(back > 0, np.maximum(0, s.capacity - lower), s.capacity)


def set_lower(p, s):
    evidence(p, s)
    capacity(p, s)
