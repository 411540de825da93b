"""The registry's error codes (OCI distribution), as its client libraries print them."""

from ecr_denied.catalogue.entry import ANYONE, BY_STATUS, CLIENT, Strength, Verdict, Wrapper
from ecr_denied.catalogue.examples import DENIED, ELSEWHERE, HOST, IMAGE, PUSH, each
from ecr_denied.records import Cause, Operation

# What ECR's sentences are about; "The push refers to ..." may stand below a code without a sentence.
_SUBJECTS = ("image", "repository", "request", "security")

ENTRIES = (
    Verdict(
        "bare-denied",
        "{start}denied{stop}",
        Cause.ACCESS_DENIED,
        by=ANYONE,
        strength=Strength.GUESS,
        code="DENIED",
        source="distribution/distribution registry/api/errcode; google/go-containerregistry transport/error.go; containers/image docker/errors.go",
        reads={
            f"{PUSH}Error response from daemon: denied": dict(cause="access-denied", code="DENIED"),
        },
        not_reads=["permission denied here", "denied: with a message", "Error response from daemon: denied"],
    ),
    Verdict(
        "bare-name-unknown",
        "{start}name unknown{stop}",
        Cause.REPOSITORY_NOT_FOUND,
        by=ANYONE,
        strength=Strength.GUESS,
        code="NAME_UNKNOWN",
        source="distribution/distribution registry/api/errcode; google/go-containerregistry transport/error.go; containers/image docker/errors.go",
        reads={
            f"{PUSH}Error response from daemon: name unknown": dict(cause="repository-not-found", code="NAME_UNKNOWN"),
        },
        not_reads=[
            "permission name unknown here",
            "name unknown: with a message",
            "Error response from daemon: name unknown",
        ],
    ),
    Verdict(
        "bare-manifest-unknown",
        "{start}manifest unknown{stop}",
        Cause.IMAGE_NOT_FOUND,
        by=ANYONE,
        strength=Strength.GUESS,
        code="MANIFEST_UNKNOWN",
        source="distribution/distribution registry/api/errcode; google/go-containerregistry transport/error.go; containers/image docker/errors.go",
        reads={
            f"{PUSH}Error response from daemon: manifest unknown": dict(
                cause="image-not-found", code="MANIFEST_UNKNOWN"
            ),
        },
        not_reads=[
            "permission manifest unknown here",
            "manifest unknown: with a message",
            "Error response from daemon: manifest unknown",
        ],
    ),
    Verdict(
        "bare-tag-invalid",
        "{start}tag invalid{stop}",
        Cause.BAD_REQUEST,
        by=ANYONE,
        strength=Strength.GUESS,
        code="TAG_INVALID",
        source="distribution/distribution registry/api/errcode; google/go-containerregistry transport/error.go; containers/image docker/errors.go",
        reads={
            f"{PUSH}Error response from daemon: tag invalid": dict(cause="bad-request", code="TAG_INVALID"),
        },
        not_reads=[
            "permission tag invalid here",
            "tag invalid: with a message",
            "Error response from daemon: tag invalid",
        ],
    ),
    Verdict(
        "bare-toomanyrequests",
        "{start}toomanyrequests{stop}",
        Cause.RATE_LIMITED,
        by=ANYONE,
        strength=Strength.GUESS,
        code="TOOMANYREQUESTS",
        source="distribution/distribution registry/api/errcode; google/go-containerregistry transport/error.go; containers/image docker/errors.go",
        reads={
            f"{PUSH}Error response from daemon: toomanyrequests": dict(cause="rate-limited", code="TOOMANYREQUESTS"),
            f"{PUSH}toomanyrequests": dict(cause="rate-limited", code="TOOMANYREQUESTS"),
        },
        not_reads=[
            "permission toomanyrequests here",
            "toomanyrequests: with a message",
            "Error response from daemon: toomanyrequests",
        ],
    ),
    Verdict(
        "denied-by-ecr",
        "(denied: (User|The (image|repository|request|security)|Your|Images|Requested|Rate|Data|Invalid|First|All) |{start}denied:{stop})",
        Cause.ACCESS_DENIED,
        by=CLIENT,
        strength=Strength.CODE,
        code="DENIED",
        source="distribution/distribution registry/api/errcode; google/go-containerregistry transport/error.go; docker 25 and later print an empty 403 as the code alone",
        reads={
            "denied: User: arn:aws:sts::111122223333:assumed-rol": dict(cause="access-denied", code="DENIED"),
            "denied: ": dict(cause="access-denied", code="DENIED"),
            **each((f"denied: The {word} is refused" for word in _SUBJECTS), cause="access-denied", code="DENIED"),
        },
        not_reads=[
            "denied: permission_denied: write_package",
            'denied: Permission "x" denied on resource',
            f"{ELSEWHERE}denied: User: arn:aws:sts::111122223333:assumed-rol",
        ],
    ),
    Verdict(
        "denied",
        "({start}(denied|DENIED):|denied: (User|The (image|repository|request|security)|Your|Images|Requested|Rate|Data|Invalid|First|All) "
        '|"code": "DENIED")',
        Cause.ACCESS_DENIED,
        by=ANYONE,
        strength=Strength.CODE,
        code="DENIED",
        source="distribution/distribution registry/api/errcode; google/go-containerregistry transport/error.go",
        reads={
            f"{PUSH}error from registry: denied: refused": dict(cause="access-denied", code="DENIED"),
            f"PUT https://{HOST}/v2/team/app/manifests/t: DENIED: refused": dict(cause="access-denied", code="DENIED"),
            f'{PUSH}{{"errors":[{{"code":"DENIED","message":"refused"}}]}}': dict(cause="access-denied", code="DENIED"),
            **each(
                (f"pushing {IMAGE} failed denied: The {word} is refused" for word in _SUBJECTS), cause="access-denied"
            ),
            f"pushing {IMAGE} failed denied: Your role may not": dict(cause="access-denied"),
        },
        not_reads=["no denied: here", "access denied for x", "denied: some message"],
    ),
    Verdict(
        "unauthorized",
        '({start}(unauthorized|UNAUTHORIZED):|"code": "UNAUTHORIZED")',
        Cause.NOT_AUTHENTICATED,
        by=ANYONE,
        strength=Strength.CODE,
        code="UNAUTHORIZED",
        source="distribution/distribution registry/api/errcode; google/go-containerregistry transport/error.go",
        reads={
            f"{PUSH}error from registry: unauthorized: refused": dict(cause="not-authenticated", code="UNAUTHORIZED"),
            f"PUT https://{HOST}/v2/team/app/manifests/t: UNAUTHORIZED: refused": dict(
                cause="not-authenticated", code="UNAUTHORIZED"
            ),
            f'{PUSH}{{"errors":[{{"code":"UNAUTHORIZED","message":"refused"}}]}}': dict(
                cause="not-authenticated", code="UNAUTHORIZED"
            ),
        },
        not_reads=["no unauthorized: here", "access unauthorized for x", "unauthorized: some message"],
    ),
    Verdict(
        "name-unknown",
        "({start}(name unknown|NAME_UNKNOWN):|name unknown: (User|The|Your|Images|Requested|Rate|Data|Invalid"
        '|First|All) |"code": "NAME_UNKNOWN")',
        Cause.REPOSITORY_NOT_FOUND,
        by=ANYONE,
        strength=Strength.CODE,
        code="NAME_UNKNOWN",
        source="distribution/distribution registry/api/errcode; google/go-containerregistry transport/error.go",
        reads={
            f"{PUSH}error from registry: name unknown: refused": dict(
                cause="repository-not-found", code="NAME_UNKNOWN"
            ),
            f"PUT https://{HOST}/v2/team/app/manifests/t: NAME_UNKNOWN: refused": dict(
                cause="repository-not-found", code="NAME_UNKNOWN"
            ),
            f'{PUSH}{{"errors":[{{"code":"NAME_UNKNOWN","message":"refused"}}]}}': dict(
                cause="repository-not-found", code="NAME_UNKNOWN"
            ),
            f"pushing {IMAGE} failed name unknown: The repository is not there": dict(cause="repository-not-found"),
        },
        not_reads=["no name unknown: here", "access name unknown for x", "name unknown: some message"],
    ),
    Verdict(
        "manifest-unknown",
        "({start}(manifest unknown|MANIFEST_UNKNOWN):|manifest unknown: (User|The|Your|Images|Requested|Rate|Data"
        '|Invalid|First|All) |"code": "MANIFEST_UNKNOWN")',
        Cause.IMAGE_NOT_FOUND,
        by=ANYONE,
        strength=Strength.CODE,
        code="MANIFEST_UNKNOWN",
        source="distribution/distribution registry/api/errcode; google/go-containerregistry transport/error.go",
        reads={
            f"{PUSH}error from registry: manifest unknown: refused": dict(
                cause="image-not-found", code="MANIFEST_UNKNOWN"
            ),
            f"PUT https://{HOST}/v2/team/app/manifests/t: MANIFEST_UNKNOWN: refused": dict(
                cause="image-not-found", code="MANIFEST_UNKNOWN"
            ),
            f'{PUSH}{{"errors":[{{"code":"MANIFEST_UNKNOWN","message":"refused"}}]}}': dict(
                cause="image-not-found", code="MANIFEST_UNKNOWN"
            ),
            f"pushing {IMAGE} failed manifest unknown: Requested manifest is gone": dict(cause="image-not-found"),
        },
        not_reads=["no manifest unknown: here", "access manifest unknown for x", "manifest unknown: some message"],
    ),
    Verdict(
        "name-invalid",
        '({start}(name invalid|NAME_INVALID):|"code": "NAME_INVALID")',
        Cause.INVALID_NAME,
        by=ANYONE,
        strength=Strength.CODE,
        code="NAME_INVALID",
        source="distribution/distribution registry/api/errcode; google/go-containerregistry transport/error.go",
        reads={
            f"{PUSH}error from registry: name invalid: refused": dict(cause="invalid-name", code="NAME_INVALID"),
            f"PUT https://{HOST}/v2/team/app/manifests/t: NAME_INVALID: refused": dict(
                cause="invalid-name", code="NAME_INVALID"
            ),
            f'{PUSH}{{"errors":[{{"code":"NAME_INVALID","message":"refused"}}]}}': dict(
                cause="invalid-name", code="NAME_INVALID"
            ),
        },
        not_reads=["no name invalid: here", "access name invalid for x", "name invalid: some message"],
    ),
    Verdict(
        "tag-invalid",
        "({start}(tag invalid|TAG_INVALID):|tag invalid: (User|The|Your|Images|Requested|Rate|Data|Invalid|First"
        '|All) |"code": "TAG_INVALID")',
        Cause.BAD_REQUEST,
        by=ANYONE,
        strength=Strength.CODE,
        code="TAG_INVALID",
        operation=Operation.PUSH,
        source="distribution/distribution registry/api/errcode; google/go-containerregistry transport/error.go",
        reads={
            f"{PUSH}error from registry: tag invalid: refused": dict(
                cause="bad-request", operation="push", code="TAG_INVALID"
            ),
            f"PUT https://{HOST}/v2/team/app/manifests/t: TAG_INVALID: refused": dict(
                cause="bad-request", operation="push", code="TAG_INVALID"
            ),
            f'{PUSH}{{"errors":[{{"code":"TAG_INVALID","message":"refused"}}]}}': dict(
                cause="bad-request", operation="push", code="TAG_INVALID"
            ),
            f"pushing {IMAGE} failed tag invalid: The tag is wrong": dict(cause="bad-request"),
        },
        not_reads=["no tag invalid: here", "access tag invalid for x", "tag invalid: some message"],
    ),
    Verdict(
        "manifest-invalid",
        '({start}(manifest invalid|MANIFEST_INVALID):|"code": "MANIFEST_INVALID")',
        Cause.MANIFEST_UNSUPPORTED,
        by=ANYONE,
        strength=Strength.CODE,
        code="MANIFEST_INVALID",
        operation=Operation.PUSH,
        source="distribution/distribution registry/api/errcode; google/go-containerregistry transport/error.go",
        reads={
            f"{PUSH}error from registry: manifest invalid: refused": dict(
                cause="manifest-unsupported", operation="push", code="MANIFEST_INVALID"
            ),
            f"PUT https://{HOST}/v2/team/app/manifests/t: MANIFEST_INVALID: refused": dict(
                cause="manifest-unsupported", operation="push", code="MANIFEST_INVALID"
            ),
            f'{PUSH}{{"errors":[{{"code":"MANIFEST_INVALID","message":"refused"}}]}}': dict(
                cause="manifest-unsupported", operation="push", code="MANIFEST_INVALID"
            ),
        },
        not_reads=["no manifest invalid: here", "access manifest invalid for x", "manifest invalid: some message"],
    ),
    Verdict(
        "manifest-blob-unknown",
        '({start}(manifest blob unknown|MANIFEST_BLOB_UNKNOWN):|"code": "MANIFEST_BLOB_UNKNOWN")',
        Cause.MANIFEST_UNSUPPORTED,
        by=ANYONE,
        strength=Strength.CODE,
        code="MANIFEST_BLOB_UNKNOWN",
        operation=Operation.PUSH,
        source="distribution/distribution registry/api/errcode; google/go-containerregistry transport/error.go",
        reads={
            f"{PUSH}error from registry: manifest blob unknown: refused": dict(
                cause="manifest-unsupported", operation="push", code="MANIFEST_BLOB_UNKNOWN"
            ),
            f"PUT https://{HOST}/v2/team/app/manifests/t: MANIFEST_BLOB_UNKNOWN: refused": dict(
                cause="manifest-unsupported", operation="push", code="MANIFEST_BLOB_UNKNOWN"
            ),
            f'{PUSH}{{"errors":[{{"code":"MANIFEST_BLOB_UNKNOWN","message":"refused"}}]}}': dict(
                cause="manifest-unsupported", operation="push", code="MANIFEST_BLOB_UNKNOWN"
            ),
        },
        not_reads=[
            "no manifest blob unknown: here",
            "access manifest blob unknown for x",
            "manifest blob unknown: some message",
        ],
    ),
    Verdict(
        "blob-upload-invalid",
        "({start}(blob upload invalid|BLOB_UPLOAD_INVALID):|blob upload invalid: (User|The|Your|Images|Requested"
        '|Rate|Data|Invalid|First|All) |"code": "BLOB_UPLOAD_INVALID")',
        Cause.UPLOAD_INVALID,
        by=ANYONE,
        strength=Strength.CODE,
        code="BLOB_UPLOAD_INVALID",
        operation=Operation.PUSH,
        source="distribution/distribution registry/api/errcode; google/go-containerregistry transport/error.go",
        reads={
            f"{PUSH}error from registry: blob upload invalid: refused": dict(
                cause="upload-invalid", operation="push", code="BLOB_UPLOAD_INVALID"
            ),
            f"PUT https://{HOST}/v2/team/app/manifests/t: BLOB_UPLOAD_INVALID: refused": dict(
                cause="upload-invalid", operation="push", code="BLOB_UPLOAD_INVALID"
            ),
            f'{PUSH}{{"errors":[{{"code":"BLOB_UPLOAD_INVALID","message":"refused"}}]}}': dict(
                cause="upload-invalid", operation="push", code="BLOB_UPLOAD_INVALID"
            ),
            f"pushing {IMAGE} failed blob upload invalid: The upload is wrong": dict(cause="upload-invalid"),
        },
        not_reads=[
            "no blob upload invalid: here",
            "access blob upload invalid for x",
            "blob upload invalid: some message",
        ],
    ),
    Verdict(
        "blob-upload-unknown",
        '({start}(blob upload unknown|BLOB_UPLOAD_UNKNOWN):|"code": "BLOB_UPLOAD_UNKNOWN")',
        Cause.UPLOAD_INVALID,
        by=ANYONE,
        strength=Strength.CODE,
        code="BLOB_UPLOAD_UNKNOWN",
        operation=Operation.PUSH,
        source="distribution/distribution registry/api/errcode; google/go-containerregistry transport/error.go",
        reads={
            f"{PUSH}error from registry: blob upload unknown: refused": dict(
                cause="upload-invalid", operation="push", code="BLOB_UPLOAD_UNKNOWN"
            ),
            f"PUT https://{HOST}/v2/team/app/manifests/t: BLOB_UPLOAD_UNKNOWN: refused": dict(
                cause="upload-invalid", operation="push", code="BLOB_UPLOAD_UNKNOWN"
            ),
            f'{PUSH}{{"errors":[{{"code":"BLOB_UPLOAD_UNKNOWN","message":"refused"}}]}}': dict(
                cause="upload-invalid", operation="push", code="BLOB_UPLOAD_UNKNOWN"
            ),
        },
        not_reads=[
            "no blob upload unknown: here",
            "access blob upload unknown for x",
            "blob upload unknown: some message",
        ],
    ),
    Verdict(
        "digest-invalid",
        '({start}(digest invalid|DIGEST_INVALID):|"code": "DIGEST_INVALID")',
        Cause.UPLOAD_INVALID,
        by=ANYONE,
        strength=Strength.CODE,
        code="DIGEST_INVALID",
        operation=Operation.PUSH,
        source="distribution/distribution registry/api/errcode; google/go-containerregistry transport/error.go",
        reads={
            f"{PUSH}error from registry: digest invalid: refused": dict(
                cause="upload-invalid", operation="push", code="DIGEST_INVALID"
            ),
            f"PUT https://{HOST}/v2/team/app/manifests/t: DIGEST_INVALID: refused": dict(
                cause="upload-invalid", operation="push", code="DIGEST_INVALID"
            ),
            f'{PUSH}{{"errors":[{{"code":"DIGEST_INVALID","message":"refused"}}]}}': dict(
                cause="upload-invalid", operation="push", code="DIGEST_INVALID"
            ),
        },
        not_reads=["no digest invalid: here", "access digest invalid for x", "digest invalid: some message"],
    ),
    Verdict(
        "unsupported",
        "({start}(unsupported|UNSUPPORTED):|unsupported: (User|The|Your|Images|Requested|Rate|Data|Invalid|First"
        '|All) |"code": "UNSUPPORTED")',
        Cause.MANIFEST_UNSUPPORTED,
        by=ANYONE,
        strength=Strength.CODE,
        code="UNSUPPORTED",
        source="distribution/distribution registry/api/errcode; google/go-containerregistry transport/error.go",
        reads={
            f"{PUSH}error from registry: unsupported: refused": dict(cause="manifest-unsupported", code="UNSUPPORTED"),
            f"PUT https://{HOST}/v2/team/app/manifests/t: UNSUPPORTED: refused": dict(
                cause="manifest-unsupported", code="UNSUPPORTED"
            ),
            f'{PUSH}{{"errors":[{{"code":"UNSUPPORTED","message":"refused"}}]}}': dict(
                cause="manifest-unsupported", code="UNSUPPORTED"
            ),
            f"pushing {IMAGE} failed unsupported: Invalid media type": dict(cause="manifest-unsupported"),
        },
        not_reads=["no unsupported: here", "access unsupported for x", "unsupported: some message"],
    ),
    Verdict(
        "toomanyrequests",
        "({start}(toomanyrequests|TOOMANYREQUESTS):|toomanyrequests: (User|The|Your|Images|Requested|Rate|Data"
        '|Invalid|First|All) |"code": "TOOMANYREQUESTS")',
        Cause.RATE_LIMITED,
        by=ANYONE,
        strength=Strength.CODE,
        code="TOOMANYREQUESTS",
        source="distribution/distribution registry/api/errcode; google/go-containerregistry transport/error.go",
        reads={
            f"{PUSH}error from registry: toomanyrequests: refused": dict(cause="rate-limited", code="TOOMANYREQUESTS"),
            f"PUT https://{HOST}/v2/team/app/manifests/t: TOOMANYREQUESTS: refused": dict(
                cause="rate-limited", code="TOOMANYREQUESTS"
            ),
            f'{PUSH}{{"errors":[{{"code":"TOOMANYREQUESTS","message":"refused"}}]}}': dict(
                cause="rate-limited", code="TOOMANYREQUESTS"
            ),
            f"pushing {IMAGE} failed toomanyrequests: Requested too often": dict(cause="rate-limited"),
        },
        not_reads=["no toomanyrequests: here", "access toomanyrequests for x", "toomanyrequests: some message"],
    ),
    Verdict(
        "unavailable",
        '({start}(unavailable|UNAVAILABLE):|"code": "UNAVAILABLE")',
        Cause.REGISTRY_ERROR,
        by=ANYONE,
        strength=Strength.CODE,
        code="UNAVAILABLE",
        source="distribution/distribution registry/api/errcode; google/go-containerregistry transport/error.go",
        reads={
            f"{PUSH}error from registry: unavailable: refused": dict(cause="registry-error", code="UNAVAILABLE"),
            f"PUT https://{HOST}/v2/team/app/manifests/t: UNAVAILABLE: refused": dict(
                cause="registry-error", code="UNAVAILABLE"
            ),
            f'{PUSH}{{"errors":[{{"code":"UNAVAILABLE","message":"refused"}}]}}': dict(
                cause="registry-error", code="UNAVAILABLE"
            ),
        },
        not_reads=["no unavailable: here", "access unavailable for x", "unavailable: some message"],
    ),
    Verdict(
        "default-text",
        "requested access to the resource is denied",
        Cause.ACCESS_DENIED,
        by=ANYONE,
        strength=Strength.CODE,
        source="distribution/distribution registry/api/errcode/register.go; containers/image docker/errors.go",
        reads={
            f"{PUSH}denied: requested access to the resource is denied": dict(cause="access-denied", operation="push"),
            f"Error: writing blob: initiating layer upload to /v2/team/app/blobs/uploads/ in {HOST}: requested access to the resource is denied": dict(
                cause="access-denied", operation="push"
            ),
        },
        not_reads=["access to the resource is denied", "requested access to the resource is denied"],
    ),
    Wrapper(
        "several-errors",
        "{start}errors:{end}",
        source="distribution/distribution registry/api/errcode Errors.Error",
        reads={
            f"reading manifest v1 in {HOST}/app: errors:\ndenied: x\nunauthorized: y": dict(cause="not-authenticated"),
        },
        not_reads=["2 errors: x"],
    ),
    Verdict(
        "authentication-required",
        "authentication required",
        Cause.NOT_AUTHENTICATED,
        by=CLIENT,
        strength=Strength.CODE,
        source="distribution/distribution errcode default text; containers/image docker/errors.go (401, empty body)",
        reads={
            "unauthorized: authentication required": dict(cause="not-authenticated"),
            f"Error: reading manifest v1 in {HOST}/team/app: authentication required": dict(cause="not-authenticated"),
            "authentication required": dict(cause="not-authenticated"),
        },
        not_reads=["no authentication is required", f"{ELSEWHERE}unauthorized: authentication required"],
    ),
    Wrapper(
        "put",
        'PUT ["]https://',
        operation=Operation.PUSH,
        source="distribution spec: only a push puts",
        reads={
            f'PUT "https://{HOST}/v2/team/app/manifests/v1": response status code 405: {DENIED}': dict(
                cause="resource-policy-implicit-deny", operation="push"
            ),
        },
        not_reads=['GET "https://registry.example.com/v2/team/app/manifests/v1"'],
    ),
    Verdict(
        "body-not-parsed",
        "error parsing HTTP {status} response body",
        BY_STATUS,
        by=CLIENT,
        source="distribution/distribution registry/client/errors.go UnexpectedHTTPResponseError (2.4.0-2.8.2)",
        reads={
            'error parsing HTTP 403 response body: unexpected end of JSON input: ""': dict(
                cause="forbidden", http_status=403
            ),
        },
        not_reads=[
            "error parsing HTTP header",
            f'{ELSEWHERE}error parsing HTTP 403 response body: unexpected end of JSON input: ""',
        ],
    ),
    Verdict(
        "body-not-parsed-no-status",
        "Error parsing HTTP response: unexpected end of JSON input",
        Cause.UNCLASSIFIED,
        by=CLIENT,
        strength=Strength.GUESS,
        source="docker/distribution before 2.4.0; fabric8io/docker-maven-plugin",
        reads={
            'Error parsing HTTP response: unexpected end of JSON input: ""': dict(cause="unclassified"),
        },
        not_reads=[
            "Error parsing HTTP response: EOF",
            f'{ELSEWHERE}Error parsing HTTP response: unexpected end of JSON input: ""',
        ],
    ),
    Verdict(
        "unexpected-status",
        "received unexpected HTTP status: {status}",
        BY_STATUS,
        by=CLIENT,
        source="distribution/distribution registry/client/errors.go UnexpectedHTTPStatusError",
        reads={
            "received unexpected HTTP status: 503 Service Unavailable": dict(cause="registry-error", http_status=503),
        },
        not_reads=[
            "received unexpected HTTP header",
            f"{ELSEWHERE}received unexpected HTTP status: 503 Service Unavailable",
        ],
    ),
    Verdict(
        "no-basic-auth",
        "no basic auth credentials",
        Cause.NOT_AUTHENTICATED,
        by=CLIENT,
        source="distribution/distribution registry/client/auth/session.go ErrNoBasicAuthCredentials",
        reads={
            f'Head "https://{HOST}/v2/team/app/manifests/t": no basic auth credentials': dict(
                cause="not-authenticated"
            ),
            "authorization failed: no basic auth\ncredentials": dict(cause="not-authenticated"),
        },
        not_reads=[
            "basic auth credentials found",
            'Head "https://registry.example.com/v2/team/app/manifests/t": no basic auth credentials',
            f"{ELSEWHERE}no basic auth credentials",
        ],
    ),
    Verdict(
        "not-found-in-words",
        "({bound}(image|manifest|tag|chart)[ manifest] (not found|does not exist|doesn't exist|could not be found"
        "|was not found|cannot be found)|{bound}no such (image|manifest|tag))",
        Cause.NOT_FOUND,
        by=ANYONE,
        strength=Strength.GUESS,
        source="clients of their own: a 404 in words",
        reads={
            f"Image manifest not found: {HOST}/team/app:v7": dict(cause="not-found", repository="team/app", tag="v7"),
        },
        not_reads=["image not found", "Image manifest not found: registry.example.com/team/app:v7"],
    ),
    Verdict(
        "unauthorized-default-text",
        "unauthorized: authentication required",
        Cause.NOT_AUTHENTICATED,
        by=CLIENT,
        code="UNAUTHORIZED",
        source="distribution/distribution registry/client/errors.go HandleErrorResponse (401)",
        reads={
            "unauthorized: authentication required": dict(cause="not-authenticated", code="UNAUTHORIZED"),
            f"checking whether a blob exists in {HOST}/team/app unauthorized: authentication required": dict(
                cause="not-authenticated", code="UNAUTHORIZED"
            ),
        },
        not_reads=[f"{ELSEWHERE}unauthorized: authentication required"],
    ),
    Verdict(
        "bare-unauthorized",
        "(daemon|registry): unauthorized{stop}",
        Cause.NOT_AUTHENTICATED,
        by=ANYONE,
        strength=Strength.GUESS,
        code="UNAUTHORIZED",
        source="distribution/distribution registry/api/errcode; google/go-containerregistry transport/error.go; containers/image docker/errors.go",
        reads={
            f"{PUSH}Error response from daemon: unauthorized": dict(cause="not-authenticated", code="UNAUTHORIZED"),
            f"failed to pull {IMAGE}: error from registry: unauthorized": dict(cause="not-authenticated"),
        },
        not_reads=[
            "permission unauthorized here",
            "unauthorized: with a message",
            "Error response from daemon: unauthorized",
        ],
    ),
    Verdict(
        "size-invalid",
        '({start}(size invalid|SIZE_INVALID):|"code": "SIZE_INVALID")',
        Cause.UPLOAD_INVALID,
        by=ANYONE,
        strength=Strength.CODE,
        code="SIZE_INVALID",
        operation=Operation.PUSH,
        source="distribution/distribution registry/api/errcode; google/go-containerregistry transport/error.go",
        reads={
            f"{PUSH}error from registry: size invalid: refused": dict(
                cause="upload-invalid", operation="push", code="SIZE_INVALID"
            ),
            f"PUT https://{HOST}/v2/team/app/manifests/t: SIZE_INVALID: refused": dict(
                cause="upload-invalid", operation="push", code="SIZE_INVALID"
            ),
            f'{PUSH}{{"errors":[{{"code":"SIZE_INVALID","message":"refused"}}]}}': dict(
                cause="upload-invalid", operation="push", code="SIZE_INVALID"
            ),
        },
        not_reads=["no size invalid: here", "access size invalid for x", "size invalid: some message"],
    ),
)
