"""The full-screen routine player and its figures."""
