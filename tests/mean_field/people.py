"""Expected flows of users and neighbours between passive, willing, active and withdrawn (docs/model.md 7.4 to 7.8)."""

import math

import numpy as np
from independent import community, session
from independent.declared import ACTIVE, DELIVER, PASSIVE, WILLING, WITHDRAWN
from independent.law import sigma, towards, within

from .classes import FATIGUE, FATIGUE_SQUARE, NUMBER, PERSON_TRAITS, divided

TIES = 6  # of each person on average
EFFICACY, CAPABILITY, TRUST, NEED, WELLBEING = (1 + PERSON_TRAITS.index(name) for name in PERSON_TRAITS)


def invite(p, s):
    s.trust, s.efficacy = (divided(s.people[PASSIVE, row], s.people[PASSIVE, NUMBER]) for row in (TRUST, EFFICACY))
    x = community.willingness(p, s, community.asked(p, s), 0)
    active = s.active_community[0]
    near = [math.comb(TIES, k) * active**k * (1 - active) ** (TIES - k) for k in range(TIES + 1)]
    chance = sum(share * sigma(x + p.community.willing_near * k / TIES) for k, share in enumerate(near))
    become = s.people[PASSIVE] * chance
    s.people[PASSIVE] -= become
    s.people[WILLING] += become


def attendance(p, s):
    """Chance of a session with the own worker, and mean collective sessions of the willing and of the active, by column."""
    engaged = s.people[[WILLING, ACTIVE], NUMBER].sum(0)
    direct = np.append(np.minimum(1, divided(s.sessions[:, DELIVER] * s.number, engaged[:-1])), 0)
    held = s.number @ s.sessions
    seats = held[session.COLLECTIVE] @ p.session.seats[session.COLLECTIVE] + held[DELIVER] * p.session.volunteer_seats
    together = np.zeros((4, s.staff + 1))
    for users, share in ((True, 1 - p.session.neighbours_seats), (False, p.session.neighbours_seats)):
        mine = s.user == users
        number = s.people[:, NUMBER, mine].sum(1)
        each = session.share_out(p, seats * share, number[ACTIVE], number[WILLING])
        together[ACTIVE, mine], together[WILLING, mine] = each
    return direct, together


def lessons(p, stock, direct, together, own_success, success):
    """Those who met anybody and those who did not, after what they learnt: generating functions of successes and failures."""
    q = p.benefit
    none = (1 - direct) * np.exp(-together)

    def those_who_met(won, lost):
        own = 1 - direct + direct * (own_success * won + (1 - own_success) * lost)
        return own * np.exp(-together * (1 - success * won - (1 - success) * lost)) - none

    number = stock[NUMBER]
    apart = stock * none
    met = np.zeros_like(stock)
    met[NUMBER] = number * (1 - none)
    wellbeing = q.wellbeing_gain * q.effect_mean / 0.2
    for row, gain, loss in ((EFFICACY, q.efficacy_gain, q.efficacy_loss), (CAPABILITY, q.capability_gain, 0),
                            (TRUST, q.trust_gain, q.trust_loss), (WELLBEING, wellbeing, q.wellbeing_loss)):
        met[row] = number * those_who_met(1, 1 - loss) - (number - stock[row]) * those_who_met(1 - gain, 1 - loss)
    met[NEED] = stock[NEED] * those_who_met(1 - q.need_fall, 1)
    tired = q.fatigue_rise * max(0, q.fatigue_time - p.start.person.free_time)
    mean = direct + together
    square = direct + 2 * direct * together + together + together**2
    met[FATIGUE] = stock[FATIGUE] * (1 - none) + number * tired * mean
    met[FATIGUE_SQUARE] = stock[FATIGUE_SQUARE] * (1 - none) + 2 * tired * stock[FATIGUE] * mean + number * tired**2 * square
    return met, apart


def learn(p, s):
    """7.6: for each group those who met and those who did not."""
    q = p.benefit
    direct, together = attendance(p, s)
    own_success = np.append(s.success_chance[:, DELIVER], 0)
    collective = s.number @ s.sessions[:, session.COLLECTIVE]
    success = 1 - (s.number @ s.failed[:, session.COLLECTIVE]).sum() / max(collective.sum(), 1e-300)
    rest = 1 + q.recovery_connected * s.peer_support[0] + q.recovery_support * s.recognition[0]
    keeps = 1 - min(1, q.fatigue_recovery * rest)
    undone = np.append(divided(s.casework_undone, s.casework), 0)
    found = []
    for group in range(4):
        invited = direct if group in (WILLING, ACTIVE) else 0 * direct
        parts = lessons(p, s.people[group], invited, together[group], own_success, success)
        for stock in parts:
            stock[FATIGUE] *= keeps
            stock[FATIGUE_SQUARE] *= keeps**2
            own = stock[NUMBER] * s.own
            for row in (EFFICACY, CAPABILITY, TRUST):
                stock[row] = towards(stock[row], own[row - 1], q.level_return)
        for row, back in ((NEED, q.need_return), (WELLBEING, q.wellbeing_return)):
            parts[1][row] = towards(parts[1][row], parts[1][NUMBER] * s.own[row - 1], back)
        for stock in parts:
            stock[NEED] = towards(stock[NEED], stock[NUMBER], q.need_rise * undone)
        found.append(parts)
    return found


def withdraw(p, stock):
    """Those of the active who withdraw; of their fatigue more than their share, as it is what makes them."""
    q = p.community
    mean, weighed = divided(stock[FATIGUE], stock[NUMBER]), divided(stock[FATIGUE_SQUARE], stock[FATIGUE])
    chance, tilted = (within(q.withdraw + q.withdraw_fatigue * np.maximum(0, x - q.fatigue_borne)) for x in (mean, weighed))
    gone = stock * chance
    gone[[FATIGUE, FATIGUE_SQUARE]] = stock[[FATIGUE, FATIGUE_SQUARE]] * tilted
    return gone


def rested(stock):
    stock = stock.copy()
    stock[[FATIGUE, FATIGUE_SQUARE]] = 0
    return stock


def settle(p, s, learnt):
    """7.7, from those who met and those who did not."""
    q = p.community
    (_, passive), (answered, waiting), (busy, idle), (_, withdrawn) = learnt
    waiting[TRUST] *= 1 - q.unanswered_trust
    tired_busy, tired_idle = withdraw(p, busy), withdraw(p, idle)
    busy, idle = busy - tired_busy, idle - tired_idle
    s.people[PASSIVE] = passive + rested(waiting * q.willing_idle + withdrawn * q.rest)
    s.people[WILLING] = waiting * (1 - q.willing_idle) + idle * q.active_idle
    s.people[ACTIVE] = answered + busy + idle * (1 - q.active_idle)
    s.people[WITHDRAWN] = withdrawn * (1 - q.rest) + tired_busy + tired_idle


def come_and_go(p, s):
    """7.8: newcomers are passive, with traits of their own."""
    q = p.turnover
    leaving = s.people * np.where(s.user, q.caseload_change, q.resident_moves)
    number = leaving[:, NUMBER].sum(0)
    s.people -= leaving
    s.people[PASSIVE, NUMBER] += number
    s.people[PASSIVE, 1:6] += number * s.own
