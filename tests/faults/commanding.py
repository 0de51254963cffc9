"""The commands that faults are tried in: what they are asked, what they find in their folder, and how one goes on from them."""

from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
COUNCIL = HERE.parents[1] / "scenarios" / "invented_council"


@dataclass(frozen=True)
class Command:
    """A command that faults are tried in.

    `stock` names what lies in the folder before (see stocked below); `again` is added to the words to go on afterwards.
    `share` is how often it is drawn beside others: those that take seconds are drawn seldom.
    """

    name: str
    words: tuple
    stock: tuple = ()
    again: tuple = ("--force",)
    threads: tuple = (1, 2, 3, 4)
    share: float = 1.0
    server: str = "program"

    @property
    def words_again(self):
        """The words that go on from whatever a fault left."""
        return self.words + tuple(word for word in self.again if word not in self.words)


def given(name):
    """An input of this folder."""
    return str(HERE / "inputs" / name)


PLACE, TRAINED, SWEEP = given("place.toml"), given("trained.toml"), given("sweep.toml")
BUDGET, CALIBRATION = given("budget.toml"), given("calibration.toml")
TABLES = tuple(str(COUNCIL / name) for name in ("staff.csv", "users.csv", "survey.csv"))
SURVEY = str(COUNCIL / "budget_survey.csv")
OUT = ("-o", "x.h5", "--quiet")
DIAGNOSED = ("diagnose", PLACE, "--months", "2", "--replicates", "2", "--permutations", "2", *OUT)
CALIBRATED = ("calibrate", CALIBRATION, "--sets", "2", "--points", "20", "--waves", "1", "-o", "x.toml", "--quiet")
IMPORTED = ("import", *TABLES, "-o", "x.toml", "--quiet")
BRIEFED = ("brief", "results.h5", "--csv=numbers")


def commands(resumable):
    """All commands; `resumable` are those that have --resume."""
    resume = ("--resume",)

    def again(name):
        return resume if name in resumable else ("--force",)

    return [
        Command("run", ("run", PLACE, *OUT), again=again("run")),
        Command("run-agents", ("run", PLACE, *OUT, "--agents", "monthly", "--months", "2"), again=again("run")),
        Command("run-over", ("run", PLACE, *OUT, "--force"), ("old.h5",)),
        Command("compare", ("compare", PLACE, TRAINED, *OUT), again=again("compare")),
        Command("sweep", ("sweep", SWEEP, *OUT), again=resume),
        Command("sweep-resume", ("sweep", SWEEP, *OUT, "--resume"), ("half.runs",), ()),
        Command("sweep-extend", ("sweep", SWEEP, *OUT, "--extend-replicates", "2"), ("one.h5",), ()),
        Command("sweep-over", ("sweep", SWEEP, *OUT, "--force"), ("old.h5", "half.runs"), share=0.5),
        Command("sweep-so-far", ("sweep", SWEEP, *OUT, "--resume", "--so-far"), ("half.runs",), (), share=0.5),
        Command("merge", ("merge", "1.h5", "2.h5", *OUT), ("1.h5", "2.h5"), threads=(1,)),
        Command("merge-over", ("merge", "1.h5", "2.h5", *OUT, "--force"), ("1.h5", "2.h5", "old.h5"), threads=(1,), share=0.5),
        Command("budget", ("budget", BUDGET, *OUT), again=resume),
        Command("budget-resume", ("budget", BUDGET, *OUT, "--resume"), ("searched.runs",), ()),
        Command("calibrate", CALIBRATED, again=resume, share=0.06),
        Command("calibrate-resume", (*CALIBRATED, "--resume"), ("half-calibrated.runs",), (), share=0.06),
        Command("diagnose", DIAGNOSED, again=resume),
        Command("diagnose-resume", (*DIAGNOSED, "--resume"), ("diagnosed.runs",), ()),
        Command("diagnose-over", (*DIAGNOSED, "--force"), ("old.h5",), share=0.5),
        Command("import", IMPORTED, threads=(1,), share=5),
        Command("import-over", (*IMPORTED, "--force"), ("old.toml",), threads=(1,), share=4),
        Command("import-template", ("import", "--template", "mine"), threads=(1,), share=2),
        Command("import-survey", ("import", "--budget-survey", SURVEY, "-o", "splits"), threads=(1,), share=3),
        Command("brief", BRIEFED, ("splits.h5",), threads=(1,), share=0.08, server="briefing"),
        Command("brief-over", (*BRIEFED, "--force"), ("splits.h5", "old.csv"), threads=(1,), share=0.05, server="briefing"),
        Command("brief-many", BRIEFED, ("compared.h5",), threads=(1,), share=0.02, server="briefing"),
        Command("brief-page", ("brief", "results.h5", "--output=x.html"), ("splits.h5",), threads=(1,), share=0.02,
                server="briefing"),
        Command("brief-whole", BRIEFED, ("splits.h5",), threads=(1,), share=0.02),
    ]


# Stock: under which name it lies in the folder, and the command that leaves it: at its end, or killed within its n-th write.
KILLED_WITHIN, SEARCH_KILLED_WITHIN = 5, 25
STOCK = {
    "old.h5": ("x.h5", None, ("run", PLACE, *OUT, "--seed", "7", "--months", "1"), "x.h5"),
    "old.toml": ("x.toml", None, ("import", *TABLES, "-o", "x.toml", "--quiet", "--description", "old"), "x.toml"),
    "old.csv": ("numbers/budget_splits.csv", None, (), None),
    "one.h5": ("x.h5", None, ("sweep", SWEEP, *OUT, "--replicates", "1"), "x.h5"),
    "half.runs": ("x.h5.runs", KILLED_WITHIN, ("sweep", SWEEP, *OUT), "x.h5.runs"),
    "searched.runs": ("x.h5.runs", SEARCH_KILLED_WITHIN, ("budget", BUDGET, *OUT), "x.h5.runs"),
    "diagnosed.runs": ("x.h5.runs", KILLED_WITHIN, DIAGNOSED, "x.h5.runs"),
    "half-calibrated.runs": ("x.toml.runs", KILLED_WITHIN, CALIBRATED, "x.toml.runs"),
    "1.h5": ("1.h5", None, ("sweep", SWEEP, "-o", "1.h5", "--quiet", "--shard", "1/2"), "1.h5"),
    "2.h5": ("2.h5", None, ("sweep", SWEEP, "-o", "2.h5", "--quiet", "--shard", "2/2"), "2.h5"),
    "compared.h5": ("results.h5", None, ("compare", PLACE, TRAINED, "-o", "results.h5", "--quiet"), "results.h5"),
    "splits.h5": ("results.h5", None, ("budget", BUDGET, "-o", "results.h5", "--quiet"), "results.h5"),
}
