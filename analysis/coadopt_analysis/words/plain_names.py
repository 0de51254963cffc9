"""Plain words for what the model calls by short names."""

from __future__ import annotations

GROUPS = {
    "users": "people who use services",
    "seldom_heard": "the seldom heard",
    "low_efficacy": "people who doubt that their part makes a difference",
    "high_need": "people in high need",
    "neighbours": "neighbours who use no services",
    "everyone": "everyone",
}
BARRIERS = {
    "power": "fear of losing power and status",
    "culture": "doubt that people have something to give",
    "time": "too little staff time",
    "systems": "targets, rules and separate funding",
    "risk": "fear of failure and blame",
    "language": "jargon",
    "skill": "too little skill in working this way",
    "evidence": "too little accepted evidence",
    "resources": "funding that does not cover it",
    "leadership": "leaders who are not committed",
    "short_termism": "pressure for quick results",
    "citizens": "too few people in a position to take part",
}
ROLES = {
    "frontline": "frontline staff",
    "manager": "managers",
    "leader": "leaders",
}
KINDS = {
    "council": "councils",
    "health_board": "health boards",
    "provider": "providers",
    "third_sector": "the third sector",
}
BEARERS = {
    "organisation": "the organisations",
    "partnership": "the partnership",
    "government": "government",
    "community": "communities",
    "users": "people who use services",
}
RULES = {
    "com_b": "skill, opportunity and motivation are all needed",
    "additive": "one can make up for another",
    "weakest_link": "the weakest of them decides",
    "persuasion": "staff are won over by colleagues' attitudes",
    "espousal_mixed": "staff espouse what policy, evidence and colleagues tell them",
    "espousal_policy": "staff espouse what policy tells them",
    "espousal_attitude": "staff espouse what evidence and belief tell them",
    "espousal_peers": "staff espouse what colleagues tell them",
}
LEVERS = {  # those whose short name does not say what they are
    "protected_time": "time set aside from duties",
    "espoused": "saying that one is for co-production",
    "connected": "ties to people who support each other",
}
SURE = {
    "strong": "strong evidence",
    "moderate": "moderate evidence",
    "weak": "weak evidence",
    "assumed": "its size is assumed",
}


def plain_name(names: dict[str, str], name: str) -> str:
    """The plain words, or the short name without underscores."""
    return names.get(name, name.replace("_", " "))
