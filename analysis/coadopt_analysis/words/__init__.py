"""The sentences of a briefing, one thing it tells a file; each makes a Section of the page."""
