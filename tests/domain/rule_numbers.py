"""The thresholds of the rules, as the program reads them."""

from heavylegs_gui.content.rules import load_thresholds
from heavylegs_gui.paths import resource_root

RULES = load_thresholds(resource_root())
