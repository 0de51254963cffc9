"""What colleagues show (docs/model.md 7.2, 7.8) and taking up the idea of a Co (7.2)."""

import numpy as np
from .declared import IN_USE, TRYING
from .law import sum_by, within

MARKET, GROW = 4, 5


def practising(s):
    return (s.practice == TRYING) | (s.practice == IN_USE)


def weighed(p, team, team_known, contact, contact_known):
    """team_weight of the share among team-mates, the rest among contacts; where one group is empty, the other alone."""
    w = p.adoption.team_weight
    mixed = w * team + (1 - w) * contact
    return np.where(team_known & contact_known, mixed, np.where(team_known, team, np.where(contact_known, contact, 0.0)))


def seen(p, s, what, extra=None):
    """Share of colleagues, by Co, of whom `what` holds, among those to whom the Co is relevant."""
    relevant = s.relevant
    shown = np.empty((s.staff, 4))
    for c in range(4):
        hit = (what[:, c] & relevant[:, c]).astype(float)
        there = relevant[:, c].astype(float)
        number = sum_by(s.team, there, s.teams)[s.team] - there
        total = sum_by(s.team, hit, s.teams)[s.team] - hit
        if extra is not None:
            number = number + extra[s.team, c]
            total = total + extra[s.team, c]
        known = there[s.contacts].sum(1)
        of_contacts = hit[s.contacts].sum(1) / np.maximum(known, 1)
        shown[:, c] = weighed(p, total / np.maximum(number, 1), number > 0, of_contacts, known > 0)
    return shown


def look(p, s):
    """The copy made at the end of the month: E, P and colleagues' attitude."""
    practise = practising(s)
    extra = None
    if s.posts_beside.any():
        extra = s.posts_beside[:, None] * np.array([0, 1, 1, 1])
    s.seen_practising = seen(p, s, practise, extra)
    s.seen_espousing = seen(p, s, s.espoused, extra)
    if (s.star >= GROW).any():
        for c in range(4):
            number = sum_by(s.team, s.relevant[:, c].astype(float), s.teams)
            total = sum_by(s.team, practise[:, c].astype(float), s.teams)
            of = s.organisation
            there = sum_by(of, s.relevant[:, c].astype(float), s.organisations)
            own = sum_by(of, practise[:, c].astype(float), s.organisations) / np.maximum(there, 1)
            nobody = (s.seen_practising[:, c] == 0) & (s.star[of] >= GROW)
            s.seen_practising[:, c] = np.where(nobody, own[of], s.seen_practising[:, c])
    number = np.bincount(s.team, minlength=s.teams)[s.team] - 1
    team = (sum_by(s.team, s.attitude, s.teams)[s.team] - s.attitude) / np.maximum(number, 1)
    contact = s.attitude[s.contacts].mean(1)
    s.seen_attitude = weighed(p, team, number > 0, contact, np.ones(s.staff, bool))


def chance_to_espouse(p, s):
    a = p.adoption
    o = s.organisation
    attitude = s.attitude[:, None]
    market = a.market_push * (s.star >= MARKET).mean()
    pushed = within(a.push * (a.push_floor + s.commitment[o]) + market)[:, None]
    show, talk = s.seen_practising, s.seen_espousing
    evidence, success = s.evidence[o][:, None], s.success[o][:, None]
    persuaded = within(a.persuasion * attitude * (evidence + (1 - evidence) * success * show))
    words = show + a.words_weight * np.maximum(talk - show, 0)
    copied = within(a.talk * (a.talk_floor + (1 - a.talk_floor) * attitude) * words * (1 - a.jargon_weight * s.jargon[o][:, None]))
    return {
        "mixed": 1 - (1 - pushed) * (1 - persuaded) * (1 - copied),
        "policy": a.policy_scale * pushed + 0 * copied,
        "attitude": a.attitude_scale * persuaded,
        "peers": a.peers_scale * copied,
    }[a.espousal_rule]


def chance_to_let_go(p, s):
    return p.adoption.espousal_fade * (1 - s.attitude[:, None])


def espouse(p, draw, s):
    u = draw.random((s.staff, 4))
    takes = ~s.espoused & s.relevant & (u < chance_to_espouse(p, s))
    drops = s.espoused & ~practising(s) & (u < chance_to_let_go(p, s))
    s.espoused = (s.espoused | takes) & ~drops

