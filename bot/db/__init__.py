"""SQLite and PostgreSQL behind one interface, the migrations, and what every store needs. Knows no feature."""
