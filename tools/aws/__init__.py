"""A stand-in for the AWS APIs that commands and live checks ask: worlds, their policies, and what it answers there."""
