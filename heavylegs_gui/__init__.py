"""Heavy Legs: find out why running legs feel heavy, and see whether the change worked."""

__version__ = "0.1.0"
