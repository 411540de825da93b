"""AWS credentials: the process has no usable identity, in the words of every SDK. ECR was never asked.

What is refused here is refused by the machine, by its metadata service, by SSO or by STS.
"""

from ecr_denied.catalogue.entry import ANYONE, CLIENT, Strength, Verdict
from ecr_denied.terms import Cause, Operation

_SDKS = "botocore exceptions; aws-sdk-go v1 and v2; aws-sdk-js v2 and v3; aws-sdk-java v1 and v2; AWSSDK.NET; aws-sdk-ruby; aws-sdk-php"

# Operations that give credentials, of STS and IAM Identity Center.
_SOURCES = "AssumeRole|AssumeRoleWithSAML|AssumeRoleWithWebIdentity|GetSessionToken|GetFederationToken|GetRoleCredentials|CreateToken"


def _why(name: str, words: str, source: str) -> Verdict:
    """Why what gives credentials refused them, in its own words."""
    return Verdict(
        name,
        words,
        Cause.AWS_CREDENTIALS_FAILED,
        speaker=ANYONE,
        strength=Strength.SENTENCE,
        source=source,
    )


ENTRIES = (
    Verdict(
        "none",
        "(Unable to locate credentials|NoCredentialsError|Could not load credentials from any providers"
        "|CredentialsProviderError|Could not resolve credentials using profile|Missing credentials in config"
        "|NoCredentialProviders|no valid credential"
        "|Unable to load[ AWS] credentials from any"
        "|unable to sign request without credentials set|Unable to get IAM security credentials"
        "|no providers in chain provided credentials|Partial credentials found in"
        "|Unable to load credentials|Error response received from instance metadata service"
        "|Could not find credentials|Credentials could not be loaded|static credentials are empty|SharedCredsLoad"
        "|missing credentials|No credentials specified or obtained from)",
        Cause.AWS_CREDENTIALS_FAILED,
        speaker=ANYONE,
        strength=Strength.CODE,
        source=_SDKS,
    ),
    Verdict(
        "no-profile",
        "config profile \\({text}\\) could not be found",
        Cause.AWS_CREDENTIALS_FAILED,
        speaker=ANYONE,
        strength=Strength.CODE,
        source="botocore exceptions.py, ProfileNotFound",
    ),
    Verdict(
        "container-host-refused",
        "{word} is not a valid container metadata service hostname",
        Cause.AWS_CREDENTIALS_FAILED,
        speaker=ANYONE,
        strength=Strength.CODE,
        source="aws-sdk-js-v3, credential-provider-imds fromContainerMetadata.ts",
    ),
    # The words beside it say why.
    Verdict(
        "not-retrieved",
        "(failed to refresh cached credentials|Error when retrieving credentials from|failed to retrieve credentials)",
        Cause.AWS_CREDENTIALS_FAILED,
        speaker=ANYONE,
        strength=Strength.CLIENT,
        source=_SDKS,
    ),
    # The metadata service of an EC2 instance: no role there, or no answer, as for a container a hop too far away.
    Verdict(
        "no-instance-role",
        "(no EC2 IMDS role found|EC2RoleRequestError|could not communicate with IMDS|EC2 metadata service"
        "|EC2 Instance Metadata|Error retrieving credentials from the instance profile)",
        Cause.AWS_CREDENTIALS_FAILED,
        speaker=ANYONE,
        strength=Strength.CODE,
        source="aws-sdk-go-v2 credentials/ec2rolecreds; aws-sdk-go ec2rolecreds; boto; aws-sdk-php; AWS Tools for PowerShell",
    ),
    # The machine's own network said so at once: a hop limit that is too low, and a firewall that drops, give a time-out.
    Verdict(
        "metadata-absent",
        "(169.254.169.254:80: connect: (host is down|no route to host|network is unreachable|connection refused)"
        "|E(HOSTDOWN|HOSTUNREACH|NETUNREACH|CONNREFUSED) 169.254.169.254)",
        Cause.AWS_CREDENTIALS_FAILED,
        speaker=ANYONE,
        strength=Strength.CODE,
        source="Go net, Node.js net; connect(2)",
    ),
    Verdict(
        "expired",
        "(ExpiredToken|security token included in the request is expired|RequestExpired|reauthenticate using"
        "|credentials have expired|session has expired)",
        Cause.AWS_CREDENTIALS_FAILED,
        speaker=ANYONE,
        strength=Strength.CODE,
        source=f"{_SDKS}; AWS STS and SSO common errors",
    ),
    # The request carried no signature.
    Verdict(
        "unsigned",
        "(Missing Authentication Token|MissingAuthenticationToken)",
        Cause.AWS_CREDENTIALS_FAILED,
        speaker=ANYONE,
        strength=Strength.CODE,
        source=f"{_SDKS}; AWS API common errors",
    ),
    Verdict(
        "invalid",
        "(security token included in the request is invalid|UnrecognizedClientException|InvalidClientTokenId"
        "|InvalidSignatureException|SignatureDoesNotMatch|request signature we calculated does not match"
        "|IncompleteSignature|InvalidIdentityToken|InvalidAccessKeyId)",
        Cause.AWS_CREDENTIALS_FAILED,
        speaker=ANYONE,
        strength=Strength.CODE,
        source=f"{_SDKS}; AWS STS and SSO common errors",
    ),
    Verdict(
        "sso-ended",
        "(SSO session|SSO token|Error loading SSO Token|Error when retrieving token from"
        "|(session run|please run|try running)[:] ['][aws ]sso login|Token has expired and refresh failed)",
        Cause.AWS_CREDENTIALS_FAILED,
        speaker=ANYONE,
        strength=Strength.CODE,
        source="botocore exceptions, SSOTokenLoadError, UnauthorizedSSOTokenError, TokenRetrievalError; AWS CLI user guide, cli-configure-sso",
    ),
    # The time of a signature is that of the machine that signs (IAM user guide, signing requests).
    Verdict(
        "clock-off",
        "(Signature expired|Signature not yet current|RequestTimeTooSkewed)",
        Cause.AWS_CREDENTIALS_FAILED,
        speaker=ANYONE,
        strength=Strength.CODE,
        source="AWS common errors, InvalidSignatureException and SignatureDoesNotMatch; AWS CLI user guide, cli-chap-troubleshooting: the clock",
    ),
    Verdict(
        "role-refused",
        "(Not authorized to perform[:] sts:|Couldn't retrieve verification key)",
        Cause.AWS_CREDENTIALS_FAILED,
        speaker=ANYONE,
        strength=Strength.SENTENCE,
        source="AWS STS API reference, AssumeRoleWithWebIdentity: of a call that no AWS credentials sign",
    ),
    Verdict(
        "provider-missing",
        "No OpenIDConnect provider found",
        Cause.AWS_CREDENTIALS_FAILED,
        speaker=ANYONE,
        strength=Strength.SENTENCE,
        source="AWS STS API reference, AssumeRoleWithWebIdentity: InvalidIdentityToken",
    ),
    Verdict(
        "role-not-assumed",
        "(failed to assume role|Could not assume role|unable to assume role|WebIdentityErr)",
        Cause.AWS_CREDENTIALS_FAILED,
        speaker=ANYONE,
        strength=Strength.SENTENCE,
        source="aws-actions/configure-aws-credentials; AWS SDKs, web identity providers; Amazon EKS Pod Identity agent",
    ),
    Verdict(
        "profile-unusable",
        "(Infinite loop in credential configuration|source_profile '{text}' referenced in the profile"
        "|contains both source_profile and credential_source|is configured to use SSO but is missing"
        "|No credentials found in credential_source|MFA token required"
        "|Unable to parse config file|specified config file \\({text}\\) could not be found)",
        Cause.AWS_CREDENTIALS_FAILED,
        speaker=ANYONE,
        strength=Strength.CODE,
        source="botocore exceptions.py and credentials.py: InfiniteLoopConfigError, InvalidConfigError, ConfigParseError",
    ),
    # What gives credentials refused them: no policy of ECR's is asked.
    Verdict(
        "source-denied",
        f"(AccessDenied[Exception]\\) when calling the ({_SOURCES}) operation"
        "|(Error when retrieving credentials from|failed to refresh cached credentials"
        "|operation error (STS|SSO|RolesAnywhere): {word}) {text} AccessDenied[Exception]:)",
        Cause.AWS_CREDENTIALS_FAILED,
        speaker=ANYONE,
        strength=Strength.SENTENCE,
        source="botocore ClientError and CredentialRetrievalError; aws-sdk-go v2; AWS IAM Roles Anywhere credential helper"
        " cmd/credential_process.go",
    ),
    Verdict(
        "source-refused",
        f"An error occurred \\({{word}}\\) when calling the ({_SOURCES}) operation",
        Cause.AWS_CREDENTIALS_FAILED,
        speaker=ANYONE,
        strength=Strength.CLIENT,
        source="AWS STS and IAM Identity Center API references; botocore ClientError",
    ),
    _why(
        "certificate-refused",
        "AccessDenied[Exception]: Untrusted certificate",
        "AWS IAM Roles Anywhere user guide: CreateSession",
    ),
    _why(
        "mfa-refused",
        "MultiFactorAuthentication failed",
        "AWS STS API reference, AssumeRole and GetSessionToken: TokenCode",
    ),
    _why(
        "session-too-long",
        "requested DurationSeconds exceeds",
        "AWS STS API reference, AssumeRole: DurationSeconds; IAM user guide, id_roles_terms-and-concepts: role chaining",
    ),
    _why(
        "session-too-large",
        "(PackedPolicyTooLarge|Packed size of session tags consumes)",
        "AWS STS API reference, AssumeRole: PackedPolicyTooLarge",
    ),
    _why(
        "no-assignment",
        "(ForbiddenException\\) when calling the GetRoleCredentials operation"
        "|operation error SSO: GetRoleCredentials, {text} ForbiddenException: No access)",
        "IAM Identity Center portal API reference, GetRoleCredentials",
    ),
    Verdict(
        "no-region",
        "(Region is missing|Missing region in config|MissingRegion|an AWS region is required"
        "|Invalid Configuration: Missing Region|You must specify a region|Unable to find a region via"
        "|No region was provided|No RegionEndpoint or ServiceURL|Unable to load region|NoRegionError)",
        Cause.AWS_CREDENTIALS_FAILED,
        speaker=ANYONE,
        source=_SDKS,
    ),
    Verdict(
        "empty-token",
        "(authorization token (returned no data|does not contain any)|Could not retrieve an authorization token"
        "|retrieve authorization token|cannot authenticate with ECR|getAuthorizationToken error"
        "|Failed to get authorization token|failed to get ECR|authenticate to ECR: exit status"
        "|AWS authentication failure|unable to get ECR|Unable to retrieve ECR)",
        Cause.LOGIN_FAILED,
        speaker=CLIENT,
        strength=Strength.GUESS,
        operation=Operation.LOGIN,
        source="aws-actions/amazon-ecr-login; fluxcd/pkg oci/auth/aws; Jenkins amazon-ecr plugin; argocd-image-updater scripts",
    ),
    Verdict(
        "pod-role-not-assumed",
        "EKS does not have permissions to assume",
        Cause.AWS_CREDENTIALS_FAILED,
        speaker=ANYONE,
        strength=Strength.SENTENCE,
        source="Amazon EKS Auth API reference, AssumeRoleForPodIdentity",
    ),
    Verdict(
        "unknown-client",
        "UnrecognizedClientException",
        Cause.AWS_CREDENTIALS_FAILED,
        speaker=ANYONE,
        strength=Strength.SENTENCE,
        source="IAM User Guide, id_credentials_temp_enable-regions; Amazon ECR API common errors",
    ),
)
