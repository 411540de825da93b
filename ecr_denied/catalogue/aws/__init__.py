"""What AWS says: IAM's sentence, ECR's own, the stores of layers, the SDKs' envelopes, the services that pull images."""

from ecr_denied.catalogue.aws import api, cloudtrail, ecr, iam, layer_store, sdk, services

__all__ = ["SPEAKERS"]

SPEAKERS = (
    api,
    cloudtrail,
    ecr,
    iam,
    layer_store,
    sdk,
    services,
)
