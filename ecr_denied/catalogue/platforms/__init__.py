"""What runs the clients and repeats their words: Kubernetes, shells, CI systems."""

from ecr_denied.catalogue.platforms import engine, kubernetes, programs, shell, tools

__all__ = ["SPEAKERS"]

SPEAKERS = (kubernetes, shell, engine, tools, programs)
