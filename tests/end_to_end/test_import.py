"""A real place's CSV files become a population, and a scenario runs with exactly those people."""

import json

import h5py
import pytest
from program import SCENARIOS, WRONG_INPUT, attribute, coadopt, names_in

INVENTED = SCENARIOS / "invented_council"
FILES = [INVENTED / name for name in ("staff.csv", "users.csv", "survey.csv")]
DESCRIPTION = "INVENTED: a council with its health board, a provider and a charity. There is no such place."
SIZES = ["--replicates", "2", "--months", "14"]


def scenario_of(population, name="place"):
    path = population.parent / f"{name}.toml"
    path.write_text(f'[scenario]\nname = "A place"\n[population]\nfrom = "{population.name}"\n')
    return path


def summary(scenario, file, *words):
    return json.loads(coadopt("run", scenario, "-o", file, "--json", "--quiet", *SIZES, *words).out)["outcomes"]


def test_the_invented_councils_population_is_what_its_files_come_to(tmp_path):
    made = tmp_path / "population.toml"
    ended = coadopt("import", *reversed(FILES), "-o", made, "--description", DESCRIPTION)
    assert made.read_text() == (INVENTED / "population.toml").read_text(), (
        "to make it anew, in scenarios/invented_council: coadopt import staff.csv users.csv survey.csv "
        f'-o population.toml --force --description "{DESCRIPTION}"'
    )
    assert ended.out.startswith("145 staff in 18 teams of 4 organisations; 1809 users and 6923 neighbours")
    assert "users of Link Workers: 16 to each frontline worker instead" in ended.out
    assert ended.err == "", "nobody can be recognised who does not exist"
    assert names_in(tmp_path) == ["population.toml"]


def test_everything_of_the_invented_council_says_that_it_is_invented():
    for path in FILES:
        heading, *rows = path.read_text().splitlines()
        assert all("INVENTED" in row for row in rows), path
    for name in ("population.toml", "scenario.toml", "skill.toml"):
        assert "invented" in (INVENTED / name).read_text().lower()


def test_its_scenarios_run_with_everyone_counted(file):
    coadopt("compare", INVENTED / "scenario.toml", INVENTED / "skill.toml", "-o", file, "--quiet", *SIZES,
            "--agents", "final")  # fmt: skip
    with h5py.File(file) as results:
        assert results["agents/role"].shape[-1] == 145
        assert results["agents/user"].shape[-1] == 1809 + 6923
        assert attribute(results, "scenario_1").count("{ name = ") == 4 + 18


def test_the_saved_text_alone_gives_the_same_results(tmp_path, file):
    before = summary(INVENTED / "scenario.toml", file)
    with h5py.File(file) as results:
        saved = tmp_path / "saved.toml"
        saved.write_text(attribute(results, "scenario_1"))
    assert "from = " not in saved.read_text()
    assert summary(saved, tmp_path / "again.h5") == before


def test_a_population_file_is_looked_for_beside_the_scenario(tmp_path, file):
    (tmp_path / "folder").mkdir()
    population = tmp_path / "folder" / "who.toml"
    coadopt("import", FILES[0], "-o", population, "--quiet")
    scenario = scenario_of(population)
    policy = tmp_path / "policy.toml"
    policy.write_text('scenario.based_on = "folder/place.toml"\nscenario.name = "A policy"\n')
    assert coadopt("validate", scenario, policy).out.count(": valid") == 2
    assert summary(policy, file) == summary(scenario, tmp_path / "other.h5")


def test_edited_levels_change_results_and_wrong_ones_are_told(tmp_path, file):
    population = tmp_path / "population.toml"
    coadopt("import", *FILES, "-o", population)
    scenario = scenario_of(population)
    before = summary(scenario, file)
    text = population.read_text()
    lines = [("skill = 0.0" if line.startswith("commitment") else line) for line in text.splitlines()]
    population.write_text("\n".join(lines))
    told = coadopt("validate", scenario, code=WRONG_INPUT).err.splitlines()
    assert len(told) == 4
    number = lines.index("skill = 0.0") + 1
    assert told[0].startswith(f"{population}:{number}: population.organisation.skill = 0 is not known.")
    population.write_text(text.replace("commitment = 0.4", "commitment = 0.9"))
    assert summary(scenario, tmp_path / "changed.h5") != before


def test_templates_are_written_can_be_imported_and_are_not_overwritten(tmp_path):
    folder = tmp_path / "new" / "mine"
    coadopt("import", "--template", folder)
    assert names_in(folder) == ["budget_survey.csv", "staff.csv", "survey.csv", "users.csv"]
    mine = [folder / name for name in ("staff.csv", "survey.csv", "users.csv")]
    made = tmp_path / "population.toml"
    ended = coadopt("import", *mine, "-o", made)
    assert "score of power for Example Charity (frontline): as the scenario has it instead" in ended.out
    lines = {"staff.csv": "2, 3, 4, 5", "survey.csv": "2, 3, 4", "users.csv": "2, 3, 4, 5"}
    warned = ended.err.splitlines()
    assert warned == [
        f"{folder / name}: lines {numbers} are examples of the template, and are counted anyway. Replace them with"
        " your own." for name, numbers in lines.items()]  # fmt: skip
    coadopt("run", scenario_of(made), "-o", tmp_path / "file.h5", "--quiet", *SIZES)
    (folder / "staff.csv").write_text("mine")
    told = coadopt("import", "--template", folder, code=WRONG_INPUT).err
    assert "--force" in told and "another folder with --template" in told
    assert (folder / "staff.csv").read_text() == "mine"
    coadopt("import", "--template", folder, "--force")
    assert (folder / "staff.csv").read_text() != "mine"


def test_scores_that_contradict_the_practice_reported_are_warned_about(tmp_path):
    folder = tmp_path / "mine"
    coadopt("import", "--template", folder)
    survey = folder / "survey.csv"
    first = "Example Council,frontline,6,3.2,2.8,4.1,3.9,3.0,2.6,3.4,3.7,4.2,3.1,3.6,2.9,,0.1,0.15,0.05,"
    assert first in survey.read_text()
    survey.write_text(survey.read_text().replace(first, "Example Council,frontline,6," + "4.8," * 12 + ",0.6,0.7,0.6,"))
    words = ("import", *(folder / name for name in ("staff.csv", "survey.csv", "users.csv")), "-o", tmp_path / "made.toml")
    assert "the scores do not agree with the practice reported" in coadopt(*words).err


def test_an_output_that_exists_is_kept_without_force(tmp_path):
    made = tmp_path / "population.toml"
    made.write_text("kept")
    assert "is not overwritten" in coadopt("import", *FILES, "-o", made, code=WRONG_INPUT).err
    assert made.read_text() == "kept"
    coadopt("import", *FILES, "-o", made, "--force")
    assert made.read_text().startswith("# The people of one place")


@pytest.mark.parametrize("words, name", [
    (["--template", "mine", "--force"], "users.csv"),
    (["--budget-survey", INVENTED / "budget_survey.csv", "-o", "mine"], "mean.toml"),
    (["--budget-survey", INVENTED / "budget_survey.csv", "-o", "mine", "--force"], "mean.toml")])  # fmt: skip
def test_a_link_that_leads_to_nothing_is_refused_and_nothing_is_written(words, name, tmp_path):
    (tmp_path / "mine").mkdir()
    link = tmp_path / "mine" / name
    link.symlink_to(tmp_path / "somebody's.txt")
    told = coadopt("import", *words, code=WRONG_INPUT, folder=tmp_path).err
    assert f"mine/{name} is a link" in told and "Remove it, or name another place." in told
    assert link.is_symlink() and names_in(tmp_path / "mine") == [name] and names_in(tmp_path) == ["mine"]
    (tmp_path / "somebody's.txt").write_text("theirs")
    if "--force" not in words:
        told = coadopt("import", *words, code=WRONG_INPUT, folder=tmp_path).err
        assert "already exists" in told or "is a link" in told
        assert (tmp_path / "somebody's.txt").read_text() == "theirs"


def test_wrong_files_are_told_at_once_and_nothing_is_written(tmp_path):
    staff = tmp_path / "staff.csv"
    staff.write_text(FILES[0].read_text().replace("frontline,9,", "frontlin,-9,"))
    survey = tmp_path / "survey.csv"
    survey.write_text(FILES[2].read_text().replace(",2.9,2.7,", ",29,2.7,"))
    made = tmp_path / "population.toml"
    told = coadopt("import", staff, FILES[1], survey, "-o", made, code=WRONG_INPUT).err.splitlines()
    assert f"{survey}:2: column power = 29 is out of range (1..5 score" in "\n".join(told)
    assert told[0].startswith(f'{staff}:2: column role = "frontlin" is not known;')
    assert told[1].startswith(f"{staff}:2: column staff = -9 is out of range (0..100000 staff).")
    assert not made.exists()
    assert names_in(tmp_path) == ["staff.csv", "survey.csv"]


STAFF = [
    "organisation,kind,team,community,role,staff,note",
    "Town Council,council,Care,North,frontline,8,",
    "Town Council,council,Board,North,leader,2,",
    "Helpers,third_sector,Link,South,frontline,4,",
]


@pytest.mark.parametrize(
    "other",
    ["Town  Council", "Town\u00a0Council", "town council", "Town\u200b Council", "Town Council\u00a0"],
    ids=ascii,
)
def test_names_that_look_alike_are_one_and_both_spellings_are_told(other, tmp_path):
    staff = tmp_path / "staff.csv"
    staff.write_text("\n".join([*STAFF[:2], STAFF[2].replace("Town Council", other), *STAFF[3:]]))
    ended = coadopt("import", staff, "-o", tmp_path / "population.toml", "--quiet")
    assert (tmp_path / "population.toml").read_text().count('name = "Town Council"') == 1
    if other.strip() == "Town Council":
        assert ended.err == ""  # a blank at the end is no other spelling
    else:
        assert f'{staff}:3: organisation "' in ended.err
        assert f'is read as "Town Council" of {staff}:2, which looks the same.' in ended.err


@pytest.mark.parametrize(
    "text",
    ["sep=,\n" + "\n".join(STAFF), "sep=;\r\n" + "\r\n".join(STAFF).replace(",", ";"), "\n".join(STAFF).replace(",", "\t"),
     "\ufeff" + "\r".join(STAFF), "\n".join(line + ",,," for line in STAFF), "\n".join(line + "\u00a0" for line in STAFF),
     "\n".join([STAFF[0].replace("kind", "kind\u00a0").replace("team", "\u00a0TEAM"), *STAFF[1:]]),
     "\n".join([STAFF[0] + ",", *(line + "," for line in STAFF[1:]), "," * 7, "," * 7])],
    ids=["sep comma", "sep semicolon", "tabs", "mark and CR", "empty columns", "no-break", "headings", "empty rows"],
)  # fmt: skip
def test_what_spreadsheets_add_does_no_harm(text, tmp_path):
    plain, extra = tmp_path / "plain.csv", tmp_path / "staff.csv"
    plain.write_text("\n".join(STAFF))
    extra.write_bytes(text.encode())
    made = []
    for staff in (plain, extra):
        coadopt("import", staff, "-o", tmp_path / f"{staff.stem}.toml", "--quiet")
        made.append((tmp_path / f"{staff.stem}.toml").read_text().replace("plain.csv", "staff.csv"))
    assert made[0] == made[1]


def test_utf_16_is_named_with_and_without_a_mark(tmp_path):
    for encoding in ("utf-16", "utf-16-le", "utf-16-be"):
        staff = tmp_path / "staff.csv"
        staff.write_bytes("\n".join(STAFF).encode(encoding))
        told = coadopt("import", staff, "-o", tmp_path / "x.toml", code=WRONG_INPUT).err
        assert "UTF-16" in told and 'Save it as "CSV UTF-8"' in told


@pytest.mark.parametrize(
    "staff, caseload, told",
    [("1.000", "12.5", "column staff = \"1.000\" may be 1000 or 1. Write the one that is meant, 1000 or 1."),
     ("1,000", "12.5", "column staff = \"1,000\" may be 1000 or 1."),
     ("1\u00a0200", "12.5", "has a separator in it. Write 1200."),
     ("8", "12,5", "column caseload = \"12,5\" has a comma in it. Write 12.5."),
     ("8", "1.234,5", "has a comma in it. Write 1234.5.")],
)  # fmt: skip
def test_numbers_of_two_readings_are_refused_with_advice_that_is_right(staff, caseload, told, tmp_path):
    (tmp_path / "staff.csv").write_text("\n".join([STAFF[0], STAFF[1].replace(",8,", f',"{staff}",'), *STAFF[2:]]))
    users = tmp_path / "users.csv"
    users.write_text(f'organisation,team,community,caseload\nHelpers,Link,South,"{caseload}"\n')
    ended = coadopt("import", tmp_path / "staff.csv", users, "-o", tmp_path / "x.toml", code=WRONG_INPUT)
    assert told in ended.err, ended.said


def test_few_answers_are_warned_of_even_quietly(tmp_path):
    survey = tmp_path / "survey.csv"
    survey.write_text("organisation,answers,power\nInvented Council,3,2.5\n")
    ended = coadopt("import", FILES[0], survey, "-o", tmp_path / "population.toml", "--quiet")
    assert f"{survey}:2: only 3 answers." in ended.err
    assert ended.out == ""


@pytest.mark.parametrize(
    "words",
    [[], ["-o", "x.toml"], FILES, ["--template"], ["--template", "mine", "-o", "x.toml"], [*FILES, "--template", "x"],
     [FILES[0].parent, "-o", "x.toml"], [FILES[0], "-o", "no/such/folder/x.toml"], ["none.csv", "-o", "x.toml"],
     [FILES[0], FILES[0], "-o", "x.toml"], [FILES[0], "-o", "."]],
)  # fmt: skip
def test_wrong_use_ends_with_2_and_writes_nothing(words, tmp_path):
    assert coadopt("import", *words, code=WRONG_INPUT, folder=tmp_path).err.strip()
    assert names_in(tmp_path) == []


def test_too_many_people_are_refused_before_they_are_made(tmp_path, file):
    population = tmp_path / "population.toml"
    text = (INVENTED / "population.toml").read_text()
    population.write_text(text.replace("neighbours = 2600", "neighbours = 1_000_000_000"))
    told = coadopt("run", scenario_of(population), "-o", file, code=WRONG_INPUT).err
    assert f"{tmp_path / 'place.toml'}:4: population: 145 staff, 1809 users and 1000004323 neighbours" in told
    assert not file.exists()


def test_a_share_of_a_co_that_is_not_the_roles_work_is_warned_of(tmp_path):
    survey = tmp_path / "survey.csv"
    survey.write_text("role,answers,in_use_commission,in_use_deliver\nfrontline,30,0.9,0.2\n")
    ended = coadopt("import", FILES[0], survey, "-o", tmp_path / "population.toml", "--quiet")
    assert f"{survey}:2: in_use_commission is not used: co-commission is no part of the work of role frontline." in ended.err
    assert "in_use_deliver" not in ended.err


def test_a_row_that_speaks_of_nobody_is_warned_of_once(tmp_path):
    staff, survey = tmp_path / "staff.csv", tmp_path / "survey.csv"
    staff.write_text("\n".join(line for line in FILES[0].read_text().splitlines() if "leader" not in line) + "\n")
    barriers = "power,culture,time,systems,risk,language,skill,evidence,resources,leadership,short_termism,citizens"
    survey.write_text(f"role,answers,{barriers},in_use_commission\nleader,30,{'3,' * 12}0.9\n")
    ended = coadopt("import", staff, survey, "-o", tmp_path / "population.toml", "--quiet")
    (line,) = [one for one in ended.err.splitlines() if "not used" in one]
    assert line.endswith(", in_use_commission are not used: there is no staff in the role leader.") and line.count(",") == 12
