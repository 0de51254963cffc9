"""Practice of staff comes into use or lapses (docs/model.md 7.7)."""

import numpy as np
from .declared import IN_USE, LAPSED, TRYING
from .law import within


def chances(p, s, none, success, failure):
    """Of use to lapse, and of trying to come into use and to lapse, by whether none was held and shares of the sessions."""
    a = p.adoption
    unmet = s.unmet[:, None]
    short = np.maximum(0, a.commitment_needed - s.commitment[s.organisation])[:, None]
    lapse = a.lapse + a.lapse_no_session * none + a.lapse_failure * failure + a.lapse_unmet_time * unmet
    lapse = lapse + a.lapse_weak_commitment * short
    routine = a.routine_lapse + (1 - a.routine_lapse) * np.exp(-s.experience / a.routine_sessions)
    lasting = 1 - a.lapse_propensity * (2 * s.propensity - 1)
    lapse = within(lapse * routine * lasting[:, None])
    return lapse, a.confirm * success, a.abandon + a.abandon_failure * failure


def settle_staff(p, draw, s):
    held = s.sessions
    none = held == 0
    failure = np.where(none, 0, s.failed / np.maximum(held, 1))
    success = np.where(none, 0, 1 - failure)
    lapse, confirm, abandon = chances(p, s, none, success, failure)
    u = draw.random((s.staff, 4))
    trying, use = s.practice == TRYING, s.practice == IN_USE
    after = s.practice.copy()
    after[trying & (u < confirm)] = IN_USE
    after[trying & (u >= confirm) & (u < confirm + abandon)] = LAPSED
    after[use & (u < lapse)] = LAPSED
    s.practice = after
