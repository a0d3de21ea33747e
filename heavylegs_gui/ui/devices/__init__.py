"""Sound and other devices that need more of Qt than services may use."""
