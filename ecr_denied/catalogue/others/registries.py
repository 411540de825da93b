"""What only another registry, another service or git says."""

from ecr_denied.catalogue.entry import Other
from ecr_denied.catalogue.examples import HOST, IMAGE, PUSH, beside

# What has a registry of its own.
_PACKAGES = ("npm", "yarn", "node package", "cargo", "crate", "NuGet", "Maven", "PyPI", "provider", "module", "schema")


ENTRIES = (
    Other(
        "docker-hub",
        "(reached your [unauthenticated ]pull rate limit|Too Many Requests \\(HAP429\\))",
        is_elsewhere=True,
        source="Docker Hub, usage and limits; docker/hub-feedback#1907",
        reads={
            **beside("reached your pull rate limit:"),
            # An image that ECR's cache pulls: the limit is of the cache's upstream.
            f"error pulling image {HOST}/docker-hub/library/redis:7: toomanyrequests: You have reached your pull rate limit.": {
                "cause": "rate-limited"
            },
        },
        not_reads=[
            f"{PUSH}toomanyrequests: You have reached your pull rate limit.",
            f"{PUSH}toomanyrequests: You have reached your unauthenticated pull rate limit.",
            """error parsing HTTP 429 response body: invalid character 'T' looking for beginning of value: "Too Many Requests (HAP429).\\n\"""",
        ],
    ),
    Other(
        "artifact-registry",
        'Permission "artifactregistry.',
        source="Google Artifact Registry",
        reads=beside('Permission "artifactregistry.x"'),
        not_reads=[f'denied: Permission "artifactregistry.repositories.uploadArtifacts" denied (image {IMAGE})'],
    ),
    Other(
        "codeartifact",
        "{edge}codeartifact{edge}",
        is_elsewhere=True,
        source="AWS CodeArtifact, whose token is asked for by the same name",
        reads=beside("codeartifact:"),
        not_reads=["$ aws codeartifact login\nunauthorized: authentication required (codeartifact)"],
    ),
    Other(
        "packages",
        f"{{edge}}({'|'.join(_PACKAGES)}) registry{{edge}}",
        is_elsewhere=True,
        source="npm, Cargo, NuGet, Maven, Terraform: a registry of something else than images",
        reads={
            **beside("npm registry:"),
            f"npm registry image {IMAGE}: no basic auth credentials": {"cause": "not-authenticated"},
        },
        not_reads=[f"{PUSH}{kind} registry: unauthorized: authentication required" for kind in _PACKAGES],
    ),
    Other(
        "git",
        "(push to remote: |failed to push some refs to|Authentication failed for 'https://|for source {digits} of {digits}: rpc error: code = Unknown desc = authentication required)",
        is_elsewhere=True,
        source="go-git; argoproj/argo-cd: a repository of sources",
        reads=beside("push to remote:"),
        not_reads=[
            "failed to push to remote: unauthorized: authentication required",
            f"{PUSH}error: failed to push some refs to 'github.com:acme/web.git': 403 Forbidden",
            f"{PUSH}fatal: Authentication failed for 'https://github.com/acme/web/'",
            "for source 1 of 2: rpc error: code = Unknown desc = authentication required",
        ],
    ),
    Other(
        "not-filled-in",
        "\\{\\{ .",
        source="Go text/template: a template that has no values yet",
        reads=beside("{{ .x }}"),
        not_reads=[f"{PUSH}Failed to pull image {{{{ .Image }}}}: i/o timeout"],
    ),
    Other(
        "task-secret",
        "unable to retrieve secret[s] from (asm|ssm)",
        is_elsewhere=True,
        source="Amazon ECS Developer Guide, resource initialization errors: a secret of the task",
        reads=beside("unable to retrieve secrets from ssm:"),
        not_reads=[
            f"ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve {what}: service call has been"
            " retried 1 time(s): AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/web-ExecutionRole/0a1b"
            for what in ("secrets from ssm", "secret from asm")
        ],
    ),
)
