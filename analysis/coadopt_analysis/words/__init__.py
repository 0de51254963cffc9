"""The sentences of a briefing, one subject per module; each makes a Section of the page."""
