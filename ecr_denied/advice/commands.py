"""The commands that several checks share. A name in braces is a place (``places.py``)."""

from __future__ import annotations

# Parameters: the AWS CLI and docker references.
DESCRIBE_REPOSITORY = "aws {ecr} describe-repositories {--registry-id} --repository-names {repository} {--region}"
DESCRIBE_IMAGE = (
    "aws {ecr} describe-images {--registry-id} --repository-name {repository} --image-ids {image-id} {--region}"
)
CACHE_RULES = "aws {ecr} describe-pull-through-cache-rules {--registry-id} {--region}"
CREATION_TEMPLATES = "aws {ecr} describe-repository-creation-templates {--region}"
SERVICE_QUOTAS = "aws service-quotas list-service-quotas --service-code {ecr} {--region}"
# A pull's own request, and a push's first one, by a client that prints the whole refusal.
BATCH_GET_IMAGE = (
    "{aws} {ecr} batch-get-image {--registry-id} --repository-name {repository} --image-ids {image-id} {--profile}"
    " {--region}"
)
LIST_IMAGES = (
    "{aws} {ecr} list-images {--registry-id} --repository-name {repository} --max-items 1 {--profile} {--region}"
)
LAYER_AVAILABILITY = (
    "{aws} {ecr} batch-check-layer-availability {--registry-id} --repository-name {repository}"
    f" --layer-digests sha256:{'0' * 64}"
    " {--profile} {--region}"
)
# When a fresh token expires, without the token.
TOKEN_EXPIRY = "{aws} {ecr} get-authorization-token --query {token-data}.expiresAt --output text {--profile} {--region}"
LOG_IN = (
    "{aws} {ecr} get-login-password {--profile} {--region}"
    " | {sudo} {client} login --username AWS --password-stdin {login-host}"
)

ENGINE_VERSION = '{sudo} docker info --format "{{.ServerVersion}}"'
# The manifest that the registry holds, as it is.
RAW_MANIFEST = "{sudo} docker buildx imagetools inspect --raw {image}"
RESOLVE_HOST = "nslookup {looked-up-host}"
# Any request will do; the answer shows how far it gets. 401 means that the way is open.
PROBE_HOST = "{curl} --verbose --max-time 10 https://{probed}"
# Who issued the certificate that is shown, trusted or not.
SHOW_CERTIFICATE = "{curl} --insecure --verbose --max-time 10 https://{probed}"

CALLER_IDENTITY = "{aws} sts get-caller-identity {--profile} {--region-of-partition}"
PRINCIPAL_ARN = "aws iam get-{kind} --{kind}-name {principal-name} --query {Kind}.Arn {--region-of-partition}"
TRUST_POLICY = (
    'aws iam get-role --role-name {role-name} --query "Role.AssumeRolePolicyDocument" --output json '
    "{--region-of-partition}"
)
# Calls to the global endpoint of STS are recorded in the partition's home region, the others in their own (IAM user
# guide, id_credentials_temp_region-endpoints).
FEDERATION_EVENTS = (
    'aws cloudtrail lookup-events --lookup-attributes "AttributeKey=EventName,AttributeValue=GetFederationToken"'
    " --start-time {start-time} --end-time {end-time} --region {home-region}"
)
POD_IDENTITIES = 'aws eks list-pod-identity-associations --namespace "<namespace>" --cluster-name "<cluster>"'
SERVICE_ACCOUNT = 'kubectl get serviceaccount "<service-account>" --namespace "<namespace>" --output yaml'
# For which images the kubelet's provider is asked (awslabs/amazon-eks-ami).
MATCHED_IMAGES = "sudo grep -A 9 matchImages /etc/eks/image-credential-provider/config.json"
