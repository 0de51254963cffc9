"""What a reader must know before passing it on, and where all of it comes from."""

from __future__ import annotations

from ..letters import shown
from ..months import YEAR
from ..names import name_key
from ..read import notes, plain
from ..replicates import BAND_SHARE, CONFIDENCE, FEWEST_FOR_BAND, completed
from ..style import CAUTION
from .amounts import counted
from .section import Section
from .subject import Subject
from .titles import entry_title


def caveats(subject: Subject) -> Section:
    """What the figures are not, and how they came about."""
    said = [
        "All figures follow from a model and its assumptions; none was measured in real services.",
        "How large the effects of interventions are, and what they cost, is assumed in most cases, even where there is"
        " evidence that they work.",
        _runs(subject),
        *_settling(subject),
    ]
    if subject.compared.others and subject.runs > 1:
        said.append("Every scenario has the same random numbers in the same run, so differences are more certain"
                    " than levels. " + _intervals(subject))
    said += [one.replace("Replicates", "Runs").replace("replicates", "runs").replace("replicate", "run")
             for one in notes(subject.results)]
    key = name_key([one.name for one in subject.scenarios])
    return Section("caveats", "Caveats", CAUTION, (*said, key) if key else tuple(said))


def _intervals(subject: Subject) -> str:
    together = " Those of an outcome hold for all scenarios together: the chance that any of them misses is 5%." \
        if subject.compared.confidence > CONFIDENCE else ""
    if any(map(subject.compared.sets, subject.compared.scenarios)):
        return f"A 95% interval of a difference is of its mean, over chance and over the parameter sets.{together}"
    return f"A 95% interval covers chance between runs; uncertainty about the model comes in addition.{together}"


def _runs(subject: Subject) -> str:
    if subject.runs == 1:
        return "Each scenario was simulated once, so effects here cannot be distinguished from chance."
    band = f"the middle {BAND_SHARE * 100:.0f}% of them" if subject.runs >= FEWEST_FOR_BAND else "all of them"
    return (f"Each scenario was simulated {counted(subject.runs, 'time')} with different random numbers; each time is"
            " called a run. Levels"
            f" are means over runs; bands around levels hold {band}, bands around differences are 95%"
            " intervals of their mean.")


def _settling(subject: Subject) -> list[str]:
    # The level at the start is set; the level that the place sustains is not, so the first year may fall to it.
    if "practice_in_use" not in subject.results or subject.months < 2 * YEAR:
        return []
    course = completed(subject.results.isel(month=[0, YEAR]), "practice_in_use").isel(scenario=0).mean("replicate").values
    if not course[1] < 0.9 * course[0]:
        return []
    return ["In the first year the model settles: practice falls from its level at the start to the level that the"
        " place sustains by itself. This does not affect differences."]


def sources(subject: Subject) -> Section:
    """Where each scenario and intervention comes from, and what made the file."""
    points = [(one.name, one.source) for i, one in enumerate(subject.scenarios)
              if one.source and i in subject.compared.scenarios]
    seen: dict[str, str] = {}
    for scenario in subject.scenarios:
        for one in scenario.interventions:
            if one.source:
                seen.setdefault(entry_title(one.name), one.source)
    return Section("sources", "Sources", "", ("\u201cassumed\u201d marks what is a guess.",) if points or seen else (),
                   (*points, *seen.items()))


def provenance(subject: Subject) -> Section:
    """What made the results file, so that it can be made again."""
    kept = subject.results.attrs
    rows = [("Results file", shown(subject.path.name))]
    rows += [(words, plain(kept[name])) for name, words in (
        ("created", "Simulated"), ("coadopt_version", "Version of coadopt"), ("git_commit", "Commit"),
        ("seed", "Seed of all random numbers"), ("command", "Command"), ("status", "Status")) if name in kept]
    return Section("provenance", "How it was made", "", (), tuple(rows))
