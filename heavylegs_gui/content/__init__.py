"""Reads and validates the data files under resources/."""
