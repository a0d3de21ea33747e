"""Objects that pages and the command line talk to: rules plus store, without widgets."""
