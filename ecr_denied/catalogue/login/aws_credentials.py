"""AWS credentials: the process has no usable identity, in the words of every SDK. ECR was never asked.

What is refused here is refused by the machine, by its metadata service, by SSO or by STS.
"""

from ecr_denied.catalogue.entry import ANYONE, CLIENT, Strength, Verdict
from ecr_denied.catalogue.examples import EXPIRED, HOST, LOGIN, each
from ecr_denied.terms import Cause, Operation

_SDKS = "botocore exceptions; aws-sdk-go v1 and v2; aws-sdk-js v2 and v3; aws-sdk-java v1 and v2; AWSSDK.NET; aws-sdk-ruby; aws-sdk-php"

# Operations that give credentials, of STS and IAM Identity Center.
_SOURCES = "AssumeRole|AssumeRoleWithSAML|AssumeRoleWithWebIdentity|GetSessionToken|GetFederationToken|GetRoleCredentials|CreateToken"


def _why(name: str, words: str, source: str, *told: str) -> Verdict:
    """Why what gives credentials refused them, in its own words."""
    mine = {"cause": "aws-credentials-failed", "wording": f"aws_credentials.{name}"}
    return Verdict(
        name,
        words,
        Cause.AWS_CREDENTIALS_FAILED,
        speaker=ANYONE,
        strength=Strength.SENTENCE,
        source=source,
        reads={
            **each([f"{LOGIN}{one}" for one in told], operation="login", **mine),
            f"{told[0]}\n{EXPIRED}": {"cause": "token-expired", "operation": None},
            f"basic credential not found: {HOST}: {told[0]}": mine,
        },
        not_reads=[told[0]],
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
        "|{word} is not a valid container metadata service"
        "|missing credentials|No credentials specified or obtained from)",
        Cause.AWS_CREDENTIALS_FAILED,
        speaker=ANYONE,
        strength=Strength.CODE,
        source=_SDKS,
        reads={
            **each(
                [
                    f'{LOGIN}Unable to locate credentials. You can configure credentials by running "aws configure".',
                    f"{LOGIN}botocore.exceptions.NoCredentialsError",
                    f"{LOGIN}Get-ECRLoginCommand : No credentials specified or obtained from persisted/shell defaults.",
                    f"{LOGIN}Error: Could not load credentials from any providers",
                    f"{LOGIN}CredentialsProviderError: Could not load credentials",
                    f"{LOGIN}Could not resolve credentials using profile: [ci]",
                    f"{LOGIN}CredentialsError: Missing credentials in config, if using AWS_CONFIG_FILE",
                    f"{LOGIN}NoCredentialProviders: no valid providers in chain. Deprecated.",
                    f"{LOGIN}no valid credential sources found",
                    f"{LOGIN}Unable to load AWS credentials from any provider in the chain",
                    f"{LOGIN}unable to sign request without credentials set",
                    f"{LOGIN}no providers in chain provided credentials",
                    f"{LOGIN}Error: Error response received from instance metadata service",
                    f"{LOGIN}Partial credentials found in env, missing: AWS_SECRET_ACCESS_KEY",
                    f"{LOGIN}Unable to load credentials from any of the providers",
                    f"{LOGIN}Could not find credentials for the profile",
                    f"{LOGIN}Error: Credentials could not be loaded, please check your action inputs",
                    f"{LOGIN}static credentials are empty",
                    f"{LOGIN}SharedCredsLoad: failed to load shared credentials file",
                    f"{LOGIN}10.0.0.1 is not a valid container metadata service hostname",
                    f"{LOGIN}missing credentials",
                ],
                cause="aws-credentials-failed",
                operation="login",
            ),
            "error getting credentials - err: exit status 1, out: `NoCredentialProviders: no valid providers in chain. Deprecated.`": dict(
                cause="aws-credentials-failed", wording="aws_credentials.none"
            ),
        },
        not_reads=[
            "Unable to locate credentials.",
            "s3: NoCredentialProviders: no valid providers in chain",
            "unable to locate package credentials",
        ],
    ),
    Verdict(
        "no-profile",
        "config profile \\({text}\\) could not be found",
        Cause.AWS_CREDENTIALS_FAILED,
        speaker=ANYONE,
        strength=Strength.CODE,
        source="botocore exceptions.py, ProfileNotFound",
        reads=each(
            [f"{LOGIN}The config profile (ci) could not be found"], cause="aws-credentials-failed", operation="login"
        ),
        not_reads=["The config profile (ci) could not be found"],
    ),
    # What stands beside it says why.
    Verdict(
        "not-retrieved",
        "(failed to refresh cached credentials|Error when retrieving credentials from|failed to retrieve credentials)",
        Cause.AWS_CREDENTIALS_FAILED,
        speaker=ANYONE,
        strength=Strength.CLIENT,
        source=_SDKS,
        reads={
            **each(
                [
                    f"{LOGIN}failed to refresh cached credentials, x",
                    f"{LOGIN}Error when retrieving credentials from custom-process: x",
                    f"{LOGIN}failed to retrieve credentials",
                ],
                cause="aws-credentials-failed",
                operation="login",
            ),
            f"{LOGIN}ExpiredTokenException: x: failed to retrieve credentials": dict(wording="aws_credentials.expired"),
            f"{LOGIN}failed to retrieve credentials: i/o timeout": dict(cause="aws-credentials-failed"),
        },
        not_reads=["failed to retrieve credentials"],
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
        reads={
            "operation error ECR: GetAuthorizationToken, get identity: get credentials: failed to refresh cached credentials, no EC2 IMDS role found, operation error ec2imds: GetMetadata, request canceled, context deadline exceeded": dict(
                cause="aws-credentials-failed", wording="aws_credentials.no-instance-role"
            ),
            "operation error ECR: DescribeImages, get identity: get credentials: failed to refresh cached credentials, no EC2 IMDS role found, operation error ec2imds: GetMetadata, request canceled, context deadline exceeded": dict(
                cause="aws-credentials-failed", operation=None
            ),
            **each(
                [
                    f"{LOGIN}EC2RoleRequestError: no EC2 instance role found",
                    f"{LOGIN}Unable to get IAM security credentials from EC2 Instance Metadata Service.",
                    f"{LOGIN}could not communicate with IMDS",
                    f"{LOGIN}Error retrieving credentials from the instance profile metadata service.",
                    f"{LOGIN}Failed to get credentials from the EC2 metadata service",
                ],
                cause="aws-credentials-failed",
                operation="login",
                wording="aws_credentials.no-instance-role",
            ),
        },
        not_reads=["could not communicate with IMDS", "s3: EC2RoleRequestError: no EC2 instance role found"],
    ),
    Verdict(
        "expired",
        "(ExpiredToken|security token included in the request is expired|RequestExpired|reauthenticate using"
        "|credentials have expired|session has expired)",
        Cause.AWS_CREDENTIALS_FAILED,
        speaker=ANYONE,
        strength=Strength.CODE,
        source=f"{_SDKS}; AWS STS and SSO common errors",
        reads={
            "An error occurred (ExpiredTokenException) when calling the GetAuthorizationToken operation: The security token included in the request is expired": dict(
                cause="aws-credentials-failed", wording="aws_credentials.expired"
            ),
            **each(
                [
                    f"{LOGIN}An error occurred (RequestExpired) when calling the GetAuthorizationToken operation: Request has expired.",
                    f"{LOGIN}To refresh it, reauthenticate using the console",
                    f"{LOGIN}Your credentials have expired",
                    f"{LOGIN}Your session has expired",
                ],
                cause="aws-credentials-failed",
                operation="login",
            ),
            f"ExpiredToken\n{EXPIRED}": dict(cause="token-expired", operation=None),
            "basic credential not found: An error occurred (ExpiredTokenException) when calling the GetAuthorizationToken operation: The security token included in the request is expired": dict(
                cause="aws-credentials-failed"
            ),
        },
        not_reads=[
            "The security token included in the request is expired",
            f"Docker may keep an expired\ntoken of {HOST}",
            "An error occurred (ExpiredToken) when calling the ListBuckets operation: The provided token has expired.",
        ],
    ),
    # The request carried no signature.
    Verdict(
        "unsigned",
        "(Missing Authentication Token|MissingAuthenticationToken)",
        Cause.AWS_CREDENTIALS_FAILED,
        speaker=ANYONE,
        strength=Strength.CODE,
        source=f"{_SDKS}; AWS API common errors",
        reads={
            "com.amazonaws.services.ecr.model.AmazonECRException: Missing Authentication Token (Service: AmazonECR; Status Code: 400; Error Code: MissingAuthenticationTokenException; Request ID: x; Proxy: null)": dict(
                cause="aws-credentials-failed", http_status=400
            ),
            f"{LOGIN}An error occurred (MissingAuthenticationToken): x": dict(
                cause="aws-credentials-failed", operation="login"
            ),
            f"MissingAuthenticationToken\n{EXPIRED}": dict(cause="token-expired", operation=None),
            "basic credential not found: An error occurred (MissingAuthenticationToken) when calling the GetAuthorizationToken operation: x": dict(
                cause="aws-credentials-failed"
            ),
        },
        not_reads=[
            '{"message":"Missing Authentication Token"}',
            "An error occurred (MissingAuthenticationToken) when calling the ListBuckets operation: x",
        ],
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
        reads={
            "An error occurred (InvalidSignatureException) when calling the GetAuthorizationToken operation: The request signature we calculated does not match the signature you provided.": dict(
                cause="aws-credentials-failed", wording="aws_credentials.invalid"
            ),
            **each(
                [
                    f"{LOGIN}An error occurred ({code}): x"
                    for code in (
                        "InvalidClientTokenId",
                        "InvalidIdentityToken",
                        "InvalidAccessKeyId",
                        "IncompleteSignature",
                    )
                ],
                cause="aws-credentials-failed",
                operation="login",
            ),
            f"{LOGIN}An error occurred (UnrecognizedClientException) when calling the GetAuthorizationToken operation: The security token included in the request is invalid.": dict(
                cause="aws-credentials-failed", operation="login"
            ),
            f"SignatureDoesNotMatch\n{EXPIRED}": dict(cause="token-expired", operation=None),
            "basic credential not found: An error occurred (InvalidClientTokenId) when calling the GetAuthorizationToken operation: x": dict(
                cause="aws-credentials-failed"
            ),
        },
        not_reads=[
            "The security token included in the request is invalid",
            "An error occurred (InvalidAccessKeyId) when calling the ListBuckets operation: x",
        ],
    ),
    Verdict(
        "sso-ended",
        "(SSO session|SSO token|Error loading SSO Token|Error when retrieving token from"
        "|(session run|please run|try running)[:] ['][aws ]sso login|Token has expired and refresh failed)",
        Cause.AWS_CREDENTIALS_FAILED,
        speaker=ANYONE,
        strength=Strength.CODE,
        source="botocore exceptions, SSOTokenLoadError, UnauthorizedSSOTokenError, TokenRetrievalError; AWS CLI user guide, cli-configure-sso",
        reads={
            **each(
                [
                    f"{LOGIN}The SSO session associated with this profile has expired or is otherwise invalid.",
                    f"{LOGIN}Error when retrieving token from sso: Token has expired and refresh failed",
                    f"{LOGIN}Error loading SSO Token: Token for x does not exist",
                    f"{LOGIN}The SSO token has expired",
                    f"{LOGIN}To refresh this session run aws sso login with the corresponding profile.",
                ],
                cause="aws-credentials-failed",
                operation="login",
                wording="aws_credentials.sso-ended",
            ),
            "error getting credentials - err: exit status 1, out: `operation error ECR: GetAuthorizationToken, get identity: get credentials: failed to refresh cached credentials, refresh cached SSO token failed`": dict(
                cause="aws-credentials-failed", wording="aws_credentials.sso-ended"
            ),
            f"The SSO token has expired\n{EXPIRED}": dict(cause="token-expired", operation=None),
        },
        not_reads=[
            "The SSO session associated with this profile has expired or is otherwise invalid.",
            # A person tells how he logs in.
            "I do `aws sso login` first, and the pull from ECR is slow",
            "We use `aws sso login` to log in. After doing the sso login, docker pulls fine from ECR.",
        ],
    ),
    # The time of a signature is that of the machine that signs (IAM user guide, signing requests).
    Verdict(
        "clock-off",
        "(Signature expired|Signature not yet current|RequestTimeTooSkewed)",
        Cause.AWS_CREDENTIALS_FAILED,
        speaker=ANYONE,
        strength=Strength.CODE,
        source="AWS common errors, InvalidSignatureException and SignatureDoesNotMatch; AWS CLI user guide, cli-chap-troubleshooting: the clock",
        reads={
            f"{LOGIN}An error occurred (SignatureDoesNotMatch) when calling the GetAuthorizationToken operation: Signature expired: 20260101T000000Z is now earlier than 20260101T000500Z (20260101T001000Z - 5 min.)": dict(
                cause="aws-credentials-failed",
                operation="login",
                wording="aws_credentials.clock-off",
                clock_skew=-600,
            ),
            f"{LOGIN}An error occurred (SignatureDoesNotMatch) when calling the GetAuthorizationToken operation: Signature expired: 20260101T000000Z is now earlier than 20260101T000500Z": dict(
                cause="aws-credentials-failed", operation="login", clock_skew=-300
            ),
            f"{LOGIN}An error occurred (InvalidSignatureException) when calling the GetAuthorizationToken operation: Signature not yet current: 20260101T010000Z is still later than 20260101T000500Z (20260101T000000Z + 5 min.)": dict(
                cause="aws-credentials-failed", operation="login", clock_skew=3600
            ),
            **each(
                [
                    f"{LOGIN}An error occurred (InvalidSignatureException) when calling the GetAuthorizationToken operation: Signature not yet current",
                    f"{LOGIN}An error occurred (RequestTimeTooSkewed) when calling the GetAuthorizationToken operation: x",
                ],
                cause="aws-credentials-failed",
                operation="login",
                clock_skew=None,
            ),
            "An error occurred (SignatureDoesNotMatch) when calling the DescribeImages operation: Signature expired: 20260101T000000Z is now earlier than 20260101T000500Z": dict(
                cause="aws-credentials-failed", operation=None
            ),
        },
        not_reads=["Signature expired: 20260101T000000Z is now earlier than 20260101T000500Z"],
    ),
    Verdict(
        "role-refused",
        "(Not authorized to perform[:] sts:|Couldn't retrieve verification key)",
        Cause.AWS_CREDENTIALS_FAILED,
        speaker=ANYONE,
        strength=Strength.SENTENCE,
        source="AWS STS API reference, AssumeRoleWithWebIdentity: of a call that no AWS credentials sign",
        reads={
            "operation error ECR: GetAuthorizationToken, get identity: get credentials: operation error STS: AssumeRoleWithWebIdentity, https response error StatusCode: 403, api error AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity": dict(
                cause="aws-credentials-failed", wording="aws_credentials.role-refused"
            ),
            **each(
                [
                    f"{LOGIN}Couldn't retrieve verification key from your identity provider",
                ],
                cause="aws-credentials-failed",
                operation="login",
            ),
            f"Not authorized to perform sts:\n{EXPIRED}": dict(cause="token-expired", operation=None),
            "basic credential not found: operation error ECR: GetAuthorizationToken, get identity: get credentials: operation error STS: AssumeRoleWithWebIdentity, https response error StatusCode: 403, api error AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity": dict(
                cause="aws-credentials-failed"
            ),
        },
        not_reads=["api error AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity"],
    ),
    Verdict(
        "provider-missing",
        "No OpenIDConnect provider found",
        Cause.AWS_CREDENTIALS_FAILED,
        speaker=ANYONE,
        strength=Strength.SENTENCE,
        source="AWS STS API reference, AssumeRoleWithWebIdentity: InvalidIdentityToken",
        reads={
            **each(
                [
                    f"{LOGIN}An error occurred (InvalidIdentityToken) when calling the AssumeRoleWithWebIdentity operation: No OpenIDConnect provider found in your account for {issuer}"
                    for issuer in (
                        "https://gitlab.com",
                        "https://oidc.ci.example.com/org/0a1b",
                        "api.ci.example.com/oidc",
                    )
                ],
                cause="aws-credentials-failed",
                operation="login",
                wording="aws_credentials.provider-missing",
            ),
            f"No OpenIDConnect provider found\n{EXPIRED}": dict(cause="token-expired", operation=None),
            "basic credential not found: operation error ECR: GetAuthorizationToken, get identity: get credentials: No OpenIDConnect provider found": dict(
                cause="aws-credentials-failed"
            ),
        },
        not_reads=["No OpenIDConnect provider found in your account for https://gitlab.com"],
    ),
    Verdict(
        "role-not-assumed",
        "(failed to assume role|Could not assume role|unable to assume role|WebIdentityErr)",
        Cause.AWS_CREDENTIALS_FAILED,
        speaker=ANYONE,
        strength=Strength.SENTENCE,
        source="aws-actions/configure-aws-credentials; AWS SDKs, web identity providers; Amazon EKS Pod Identity agent",
        reads={
            **each(
                [
                    f"{LOGIN}failed to assume role",
                    f"{LOGIN}Error: Could not assume role with OIDC",
                    f"{LOGIN}unable to assume role",
                    f"{LOGIN}WebIdentityErr: failed to retrieve credentials",
                ],
                cause="aws-credentials-failed",
                operation="login",
            ),
            f"WebIdentityErr:\n{EXPIRED}": dict(cause="token-expired", operation=None),
            "basic credential not found: operation error ECR: GetAuthorizationToken, get identity: get credentials: failed to assume role": dict(
                cause="aws-credentials-failed"
            ),
        },
        not_reads=["Error: Could not assume role with OIDC"],
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
        reads={
            **each(
                [
                    f"{LOGIN}Infinite loop in credential configuration detected. Attempting to load from profile a which has already been visited. Visited profiles: ['a', 'b']",
                    f'{LOGIN}The source_profile "base" referenced in the profile "ci" does not exist.',
                    f'{LOGIN}The profile "ci" contains both source_profile and credential_source.',
                    f'{LOGIN}The profile "ci" is configured to use SSO but is missing required configuration: sso_region',
                    f"{LOGIN}No credentials found in credential_source referenced in profile ci",
                    f"{LOGIN}Cannot refresh credentials: MFA token required.",
                    f"{LOGIN}Unable to parse config file: /root/.aws/config",
                    f"{LOGIN}The specified config file (/root/.aws/config) could not be found.",
                ],
                cause="aws-credentials-failed",
                operation="login",
                wording="aws_credentials.profile-unusable",
            ),
            f"Unable to parse config file: x\n{EXPIRED}": dict(cause="token-expired", operation=None),
            f"basic credential not found: {HOST}: MFA token required": dict(cause="aws-credentials-failed"),
        },
        not_reads=["Unable to parse config file: /etc/app/config", "The source_profile is the one above"],
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
        reads={
            **each(
                [
                    f"{LOGIN}An error occurred ({code}) when calling the {operation} operation: it was so"
                    for code in ("AccessDenied", "AccessDeniedException")
                    for operation in _SOURCES.split("|")
                ],
                cause="aws-credentials-failed",
                operation="login",
                wording="aws_credentials.source-denied",
            ),
            **each(
                [
                    f"{LOGIN}Error when retrieving credentials from custom-process: 2026/10/04 10:11:12 AccessDeniedException: no",
                    f"{LOGIN}operation error ECR: GetAuthorizationToken, get identity: get credentials: failed to refresh cached credentials, api error AccessDenied: no",
                    *(
                        f"{LOGIN}operation error {service}: GetThem, https response error StatusCode: 403, RequestID: 7, AccessDeniedException: no"
                        for service in ("STS", "SSO", "RolesAnywhere")
                    ),
                ],
                cause="aws-credentials-failed",
                operation="login",
            ),
        },
        not_reads=[
            "An error occurred (AccessDenied) when calling the AssumeRole operation: no",
            f"{LOGIN}An error occurred (AccessDenied) when calling the ListBuckets operation: no",
        ],
    ),
    Verdict(
        "source-refused",
        f"An error occurred \\({{word}}\\) when calling the ({_SOURCES}) operation",
        Cause.AWS_CREDENTIALS_FAILED,
        speaker=ANYONE,
        strength=Strength.CLIENT,
        source="AWS STS and IAM Identity Center API references; botocore ClientError",
        reads={
            **each(
                [
                    f"{LOGIN}An error occurred ({code}) when calling the {operation} operation: no\nError: Cannot perform an interactive login from a non TTY device"
                    for code, operation in (
                        ("ValidationError", "AssumeRole"),
                        ("IDPCommunicationError", "AssumeRoleWithWebIdentity"),
                    )
                ],
                cause="aws-credentials-failed",
                operation="login",
                wording="aws_credentials.source-refused",
            ),
            "$ aws ecr describe-images\nAn error occurred (ValidationError) when calling the AssumeRole operation: no": dict(
                cause="aws-credentials-failed", operation=None
            ),
            f"{LOGIN}An error occurred (ExpiredToken) when calling the AssumeRole operation: no": dict(
                wording="aws_credentials.expired"
            ),
            f"{LOGIN}An error occurred (X) when calling the AssumeRole operation: i/o timeout": dict(
                cause="aws-credentials-failed"
            ),
        },
        not_reads=[
            "An error occurred (ValidationError) when calling the AssumeRole operation: no",
            f"{LOGIN}An error occurred (ValidationError) when calling the DescribeStacks operation: no",
        ],
    ),
    _why(
        "certificate-refused",
        "AccessDenied[Exception]: Untrusted certificate",
        "AWS IAM Roles Anywhere user guide: CreateSession",
        "AccessDeniedException: Untrusted certificate. Insufficient certificate",
        "Error when retrieving credentials from custom-process: 2026/10/04 10:11:12 AccessDeniedException: Untrusted certificate. Insufficient certificate",
        "operation error RolesAnywhere: CreateSession, https response error StatusCode: 403, RequestID: 7, AccessDeniedException: Untrusted certificate. Certificate not found",
    ),
    _why(
        "mfa-refused",
        "MultiFactorAuthentication failed",
        "AWS STS API reference, AssumeRole and GetSessionToken: TokenCode",
        "An error occurred (AccessDenied) when calling the AssumeRole operation: MultiFactorAuthentication failed with invalid MFA one time pass code.",
        "An error occurred (AccessDenied) when calling the GetSessionToken operation: MultiFactorAuthentication failed, unable to validate MFA code. Please verify your MFA serial number is valid and associated with this user.",
        "operation error STS: AssumeRole, https response error StatusCode: 403, RequestID: 7, api error AccessDenied: MultiFactorAuthentication failed with invalid MFA one time pass code.",
    ),
    _why(
        "session-too-long",
        "requested DurationSeconds exceeds",
        "AWS STS API reference, AssumeRole: DurationSeconds; IAM user guide, id_roles_terms-and-concepts: role chaining",
        "An error occurred (ValidationError) when calling the AssumeRole operation: The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining",
        "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
        "Error: The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
    ),
    _why(
        "session-too-large",
        "(PackedPolicyTooLarge|Packed size of session tags consumes)",
        "AWS STS API reference, AssumeRole: PackedPolicyTooLarge",
        "An error occurred (PackedPolicyTooLarge) when calling the AssumeRole operation: Packed size of session tags consumes 131% of allotted space.",
        "Error: Packed size of session tags consumes 131% of allotted space.",
        "operation error STS: AssumeRole, https response error StatusCode: 400, RequestID: 7, PackedPolicyTooLargeException: Packed policy consumes 120%",
    ),
    _why(
        "no-assignment",
        "(ForbiddenException\\) when calling the GetRoleCredentials operation"
        "|operation error SSO: GetRoleCredentials, {text} ForbiddenException: No access)",
        "IAM Identity Center portal API reference, GetRoleCredentials",
        "An error occurred (ForbiddenException) when calling the GetRoleCredentials operation: No access",
        "failed to refresh cached credentials, operation error SSO: GetRoleCredentials, https response error StatusCode: 403, RequestID: 7, ForbiddenException: No access",
    ),
    Verdict(
        "no-region",
        "(Region is missing|Missing region in config|MissingRegion|an AWS region is required"
        "|Invalid Configuration: Missing Region|You must specify a region|Unable to find a region via"
        "|No region was provided|No RegionEndpoint or ServiceURL|Unable to load region|NoRegionError)",
        Cause.AWS_CREDENTIALS_FAILED,
        speaker=ANYONE,
        source=_SDKS,
        reads={
            **each(
                [
                    f'{LOGIN}You must specify a region. You can also configure your region by running "aws configure".',
                    f"{LOGIN}ConfigError: Missing region in config",
                    f"{LOGIN}MissingRegion: could not find region configuration",
                    f"{LOGIN}an AWS region is required, but was not found",
                    f"{LOGIN}Invalid Configuration: Missing Region",
                    f"{LOGIN}Unable to find a region via the region provider chain.",
                    f"{LOGIN}No region was provided",
                    f"{LOGIN}No RegionEndpoint or ServiceURL configured",
                    f"{LOGIN}Unable to load region from any of the providers in the chain",
                    f"{LOGIN}botocore.exceptions.NoRegionError",
                ],
                cause="aws-credentials-failed",
                operation="login",
            ),
            f"Region is missing\n{EXPIRED}": dict(cause="token-expired", operation=None),
        },
        not_reads=["You must specify a region.", "Error: Region is missing"],
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
        reads={
            "Could not retrieve an authorization token from AWS": dict(cause="login-failed"),
            **each(
                [
                    "Error: Amazon ECR authorization token returned no data",
                    "Error: Amazon ECR authorization token does not contain any authorization data",
                    "failed to retrieve authorization token",
                    "cannot authenticate with ECR",
                    "getAuthorizationToken error",
                    "failed to get ECR token",
                    "authenticate to ECR: exit status 1",
                    "AWS authentication failure",
                    "unable to get ECR token",
                    "Unable to retrieve ECR token",
                    "Failed to get authorization token for ECR",
                ],
                cause="login-failed",
                operation="login",
            ),
        },
        not_reads=["Failed to retrieve authorization token of registry.example.com/app"],
    ),
    Verdict(
        "pod-role-not-assumed",
        "EKS does not have permissions to assume",
        Cause.AWS_CREDENTIALS_FAILED,
        speaker=ANYONE,
        strength=Strength.SENTENCE,
        source="Amazon EKS Auth API reference, AssumeRoleForPodIdentity",
        reads={
            f"{LOGIN}EKS does not have permissions to assume the associated role.": dict(
                cause="aws-credentials-failed", operation="login"
            ),
            "operation error ECR: DescribeImages, get identity: get credentials: failed to refresh cached credentials, operation error EKS Auth: AssumeRoleForPodIdentity, EKS does not have permissions to assume the associated role.": dict(
                cause="aws-credentials-failed", operation=None, wording="aws_credentials.pod-role-not-assumed"
            ),
            f"{LOGIN}EKS does not have permissions to assume the associated role.\ni/o timeout": dict(
                cause="aws-credentials-failed"
            ),
        },
        not_reads=["EKS does not have permissions to assume the associated role."],
    ),
    Verdict(
        "unknown-client",
        "UnrecognizedClientException",
        Cause.AWS_CREDENTIALS_FAILED,
        speaker=ANYONE,
        strength=Strength.SENTENCE,
        source="IAM User Guide, id_credentials_temp_enable-regions; Amazon ECR API common errors",
        reads={
            f"{LOGIN}An error occurred (UnrecognizedClientException) when calling the GetAuthorizationToken operation: The security token included in the request is invalid.": dict(
                cause="aws-credentials-failed", operation="login"
            ),
            f"{LOGIN}An error occurred (UnrecognizedClientException) when calling the GetAuthorizationToken operation: x\ni/o timeout": dict(
                cause="aws-credentials-failed", wording="aws_credentials.unknown-client"
            ),
            "An error occurred (UnrecognizedClientException) when calling the DescribeImages operation: The security token included in the request is invalid.": dict(
                cause="aws-credentials-failed", operation=None
            ),
        },
        not_reads=["An error occurred (UnrecognizedClientException) when calling the ListTables operation: x"],
    ),
)
