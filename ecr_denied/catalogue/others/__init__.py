"""Words that are no failure of ECR's, although they look like one: of containers, of reports, of other registries."""

from ecr_denied.catalogue.others import containers, registries, reports

__all__ = ["SPEAKERS"]

SPEAKERS = (
    containers,
    registries,
    reports,
)
