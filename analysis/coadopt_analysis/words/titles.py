"""Titles of the interventions of the catalogue, for labels. A test compares them with `scenarios/catalogue`."""

from __future__ import annotations

TITLES = {
    "asset_mapping": "Mapping what people and communities have to give",
    "awareness_sessions": "Awareness sessions for every level",
    "better_ict": "Better ICT",
    "business_case": "Business case with hard evidence",
    "capacity_building_for_users": "Capacity building for users",
    "celebrate_and_forgive": "Celebrate each success, forgive each failure",
    "champions": "Champions who win colleagues over",
    "citizen_inspectors": "Citizens who inspect services",
    "coaches": "Champions trained as coaches",
    "community_connections": "Connecting users to communities",
    "early_engagement": "Community engagement early on",
    "enabling_staff": "Staff who enable users",
    "enabling_staff_for_communities": "Staff who enable communities",
    "esther_coaches": "An improvement coach in every service",
    "executive_coaching": "Coaching for the management team",
    "experts_by_experience": "Experts by experience in public bodies",
    "facilitator_role": "From doing for to helping along",
    "front_line_training": "Training frontline staff",
    "help_pages": "Help pages and resources",
    "ideas_passed_on": "Good ideas passed on to the right service",
    "incentives_against_burning_out": "Incentives that keep people from burning out",
    "innovation_enablers": "An organisation that learns",
    "innovation_labs": "Co-production labs",
    "leadership_commitment": "Commitment from the top",
    "learning_network": "Networking and learning events",
    "legal_duty": "Legal duty, and a council's decision to mainstream",
    "longer_deadlines": "Longer corporate deadlines",
    "managed_expectations": "Expectations managed on all sides",
    "more_frontline_staff": "More frontline staff",
    "national_target": "National target for co-production",
    "open_about_limits": "Open about limits of time and money",
    "other_technology": "Better technology other than ICT",
    "outcome_based_commissioning": "Commissioning for outcomes",
    "outcome_measurement": "Reviews and measures of outcomes",
    "outcome_targets": "Targets about people's outcomes",
    "partnership_training": "Tailored training for partnerships",
    "peer_reviews": "Peer reviews between councils",
    "peer_support": "Peer support, face to face and online",
    "personal_budgets": "Personal budgets",
    "personalisation_driver": "Personalisation as the driver",
    "plain_language": "People's own words",
    "pledge_and_charters": "Pledge of staff, charters for citizens",
    "pooled_budgets": "Pooled budgets",
    "project_management": "Project management",
    "protected_time": "Time set aside, with support and skilling",
    "public_social_partnership": "Public social partnership",
    "resources_to_users": "Resources shifted to users' organisations",
    "rewards_and_recognition": "Rewards and recognition for citizens",
    "seed_money": "Seed money",
    "self_assessor": "Self-assessment of co-production",
    "service_handed_over": "The service handed over for a day a week",
    "small_provider_fixer": "A fixer for very small providers",
    "star_training": "Two days of Star training, with a plan",
    "support_for_communities": "Supporting communities to do more",
    "support_for_partners": "Support for partners to embed co-production",
    "support_for_users": "Supporting users to do more",
    "tender_reform": "Tenders that small bodies can answer",
    "testimonials": "Stories of what changed for people",
    "time_bank": "Time bank with its own currency",
    "time_for_small_projects": "Planning time for small projects too",
    "toolkit": "A toolkit, from awareness to making it stick",
    "training_with_user_trainers": "Training for all staff, with users as trainers",
    "user_led_organisations": "Funding and building user-led organisations",
    "users_as_providers": "Users as providers of services",
    "users_outcomes_first": "Risk to people's outcomes before risk to staff",
    "whole_team_approach": "Whole teams, so that risks can be talked over",
    "window_of_opportunity": "A merger used as a window of opportunity",
    "workforce_policies": "Recruitment, competencies and appraisal",
    "working_group_design": "Working groups that work",
}


def entry_title(name: str) -> str:
    """What an intervention is called in a label: its title in the catalogue, or its name without underscores."""
    words = TITLES.get(name, name.replace("_", " "))
    return words[:1].upper() + words[1:]


def entry_title_within(name: str) -> str:
    """The same inside a sentence."""
    words = TITLES.get(name, name.replace("_", " "))
    return words[:1].lower() + words[1:] if words[1:2].islower() else words
