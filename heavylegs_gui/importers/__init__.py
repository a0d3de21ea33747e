"""Reads activity files and writes exports; knows neither Qt nor the store."""
