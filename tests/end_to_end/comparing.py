"""Small scenarios to compare, and how many months of them."""

TRAINING = """
[[intervention]]
name = "Training"
description = "A test."
source = "a test"
targets = { entity = "staff" }
effects = [{ lever = "skill", closes = 0.2, every = "month" }]
cost = { set_up = 5000, per_target_month = 40, staff_hours_per_target_month = 2, borne_by = "organisation" }
"""
SYSTEMS = """
[[intervention]]
name = "Systems"
description = "A test."
source = "a test"
targets = { entity = "organisation" }
effects = [{ lever = "friction", closes = 0.1, every = "month" }]
cost = { per_target_month = 2000, citizen_hours_per_target_month = 12, borne_by = "government" }
"""
AUSTERITY = """
[[intervention]]
name = "Austerity"
description = "A test."
source = "a test"
targets = { entity = "organisation" }
structure = { kind = "austerity" }
"""
SIZES = ["--replicates", "4", "--months", "30"]


def outcome(summary, scenario, name):
    return summary["scenarios"][scenario]["outcomes"][name]
