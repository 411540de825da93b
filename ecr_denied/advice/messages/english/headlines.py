"""What to do: one imperative sentence each."""

HEADLINES = {
    # --- what was asked for
    "repository-name": "Check that {repository} exists in {registry}, with exactly this spelling.",
    "image-of-aws": "Compare {repository} and {tag} with AWS's own list of its images.",
    "uri-as-name": "Give the repository name {meant}, not the address '{address}'.",
    "create-repository": "Create {repository} if the name is right and it is missing.",
    "creation-template": (
        "If pushes are meant to create repositories, check the creation template's prefix and appliedFor."
    ),
    "pull-through-cache": (
        "If the name starts with a pull through cache prefix, check the rule and the puller's rights."
    ),
    "upstream-credentials": "Check the upstream user name and token in the pull through cache rule's secret.",
    "image-tag": "Check that {tag} exists in {repository}.",
    "archived-image": "Check that {tag} is not archived.",
    "already-pushed": "Check whether {tag} is already the image you are pushing.",
    "tag-mutability": "Push under a new tag, or check the tag immutability of {repository}.",
    "tag-syntax": "Check the spelling of {tag}: letters, digits, '_', '.' and '-', at most 128.",
    "name-syntax": "Spell {repository} in lower case, without empty parts, scheme or trailing '/'.",
    "host-name": "Check {asked} letter by letter: account id, region, ending.",
    "other-host-name": "Compare {host} with {expected_host}.",
    "wrong-registry": "Put the registry host in front of the image name: {expected_host}/...",
    # --- who may do what
    "identity-policy": "Check that {caller} is allowed {action} by its own identity policies.",
    "identity-policy-deny": "Find what denies {action} to {caller} in its own identity policies.",
    "repository-policy": "Check that {caller} is allowed {action} by the policy of {repository}.",
    "repository-policy-deny": "Find what denies {action} to {caller} in the policy of {repository}.",
    "registry-policy": "Check that {caller} is allowed {action} by the registry policy of {registry}.",
    "registry-policy-deny": "Find what denies {action} to {caller} in the registry policy of {registry}.",
    "service-control-policy": (
        "Ask whoever manages the organization to check that {caller} is allowed {action} by the service control "
        "policies over the caller's account."
    ),
    "service-control-policy-deny": (
        "Ask whoever manages the organization to find what denies {action} to {caller} in the service control "
        "policies over the caller's account."
    ),
    "resource-control-policy": (
        "Ask whoever manages the organization of the registry's account to check that {caller} is allowed {action} by "
        "the resource control policies over the registry's account."
    ),
    "resource-control-policy-deny": (
        "Ask whoever manages the organization of the registry's account to find what denies {action} to {caller} in "
        "the resource control policies over the registry's account."
    ),
    "permissions-boundary": "Check that {caller} is allowed {action} by its permissions boundary.",
    "permissions-boundary-deny": "Find what denies {action} to {caller} in its permissions boundary.",
    "printed-policy": "Read {policy}.",
    "session-policy": "Check that {caller} is allowed {action} by the session policy the role was assumed with.",
    "session-policy-deny": "Find what denies {action} to {caller} in the session policy the role was assumed with.",
    "vpc-endpoint-policy": (
        "Check that {caller} is allowed {action} by the VPC endpoint policies for ecr.api, ecr.dkr and s3."
    ),
    "vpc-endpoint-policy-deny": (
        "Find what denies {action} to {caller} in the VPC endpoint policies for ecr.api, ecr.dkr and s3."
    ),
    "layer-store-policy": "Check that the S3 gateway endpoint policy allows s3:GetObject on {layer_bucket}.",
    "key-policy": "Check that {caller} is allowed {action} by the policy of the key that encrypts the repository.",
    "ask-for-the-reason": "Ask again with a request that prints the registry's own words.",
    "read-the-message": "Read the message itself first.",
    "trail": "Read errorCode and errorMessage of the request in CloudTrail.",
    # --- who is calling
    "caller-identity": "Check that {caller} is the identity you meant to use.",
    "log-in-again": "Log in again to {host}.",
    "pull-secret": "If the pod names an imagePullSecret, check that its token has not expired and is for this host.",
    "stale-public-login": "Drop the stored login for {host}.",
    "token-host": "Check that the token is of the region of {host}.",
    "public-token-host": "Check that the token is an ECR Public token, for {host}.",
    "credential-helper": "Check the credential helper docker's config.json names for {host}.",
    "quarantined-key": "Replace the access key of {caller}: AWS quarantined it as leaked.",
    # --- the machine at hand
    "aws-credentials": "Check where this process takes its AWS credentials and its region from.",
    "credential-sources": "Check that this machine reaches STS and what gives it credentials.",
    "proxy": "Check that the proxy lets {asked} through.",
    "platform": "Check which platforms {tag} was built for.",
    "shell-pipe": "In Windows PowerShell, run the login from cmd.exe or PowerShell 7.4.",
    "local-machine": "Check this machine: that the container engine runs, has room, and holds the image.",
    "node-credentials": "Check the role of the node, task or service that pulls, and its credential provider.",
    # --- the request and the way there
    "image-manifest": ("Check the image's manifest: media type, number of layers, and that all its parts are pushed."),
    "attestations": "Push once without provenance and SBOM attestations.",
    "upload": "Push again without a proxy in between and with a current client.",
    "quota": "Count the images in {repository} and compare with the quota.",
    "request-rate": "Retry with growing pauses and fewer parallel requests.",
    "data-limit": "Do not retry without a login.",
    "network": "Check the way to {asked} from the machine that failed.",
    "layer-route": "Check the way to the layer bucket in S3 as well.",
    "layer-host": "Check the way to {layers} from the machine that failed.",
    "certificate": "Check who issued the certificate shown for {asked}.",
    "registry-status": "Wait and retry; look for ECR and S3 events at https://health.aws.amazon.com/health/status.",
}
