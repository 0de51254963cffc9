"""Hours (docs/model.md 7.1, table `workload`)."""

import numpy as np
from .law import sum_by, within

FOCUS = 2


def casework_and_slack(p, s):
    """Casework from this month's need, and what is left for sessions."""
    w = p.workload
    need = sum_by(s.worker[s.user], s.need[s.user], s.staff)
    s.casework = w.casework_hours * need * s.weight * s.casework_factor
    duties = s.contract * within(w.duties[s.role]) * (1 - s.protected_time)
    s.duty_hours = duties
    s.slack = s.contract - duties - s.casework - s.hours_taken


def session_time(p, s):
    """τ: hours of a session, by experience."""
    w = p.workload
    tau = w.session_hours + w.first_session_hours * np.exp(-s.experience / w.session_practice)
    return tau * np.where(s.star >= FOCUS, 1 - w.focus_session_time, 1.0)[s.organisation][:, None]


def time_for(p, s, wanted, slack=None):
    """Session hours there is time for where `wanted` are wanted; overtime; casework left undone."""
    w = p.workload
    missing = np.maximum(0, wanted - (s.slack if slack is None else slack))
    overtime = np.minimum(w.overtime_share * missing, w.most_overtime * s.contract)
    rest = missing - overtime
    weight = w.sessions_yield * wanted
    cut = np.where(weight + s.casework > 0, rest * weight / np.maximum(weight + s.casework, 1e-12), 0)
    cut = np.minimum(wanted, cut)
    undone = np.minimum(s.casework, rest - cut)
    return wanted - cut, overtime, undone
