"""The training calendar: its values, views and what may be done in them."""
