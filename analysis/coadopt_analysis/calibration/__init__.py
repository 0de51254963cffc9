"""Calibration: what to try next, and which parameter sets agree with what was observed."""
