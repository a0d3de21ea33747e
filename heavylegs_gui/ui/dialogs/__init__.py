"""Dialogs and drawers."""
