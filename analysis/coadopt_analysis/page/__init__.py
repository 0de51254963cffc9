"""The briefing as a page: one HTML file that asks for nothing, and the same as PDF."""
