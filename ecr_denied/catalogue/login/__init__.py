"""What logging in says: docker login, credential helpers and stores, AWS credentials."""

from ecr_denied.catalogue.login import aws_credentials, docker_login, helpers

__all__ = ["SPEAKERS"]

SPEAKERS = (docker_login, helpers, aws_credentials)
