"""The one local SQLite database: connection, schema, rows, backups."""
