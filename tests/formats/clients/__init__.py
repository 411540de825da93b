"""One table for each client: every text it prints when a registry refuses, by version."""
