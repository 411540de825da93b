"""What only another registry, another service or git says."""

from ecr_denied.catalogue.entry import Other
from ecr_denied.catalogue.examples import HOST, IMAGE, PUSH, beside

# What has a registry of its own.
_PACKAGES = ("npm", "yarn", "node package", "cargo", "crate", "NuGet", "Maven", "PyPI", "provider", "module", "schema")


ENTRIES = (
    Other(
        "docker-hub",
        "reached your [unauthenticated ]pull rate limit",
        is_elsewhere=True,
        source="Docker Hub, usage and limits",
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
        "(push to remote: |Authentication failed for 'https://|for source {digits} of {digits}: rpc error: code = Unknown desc = authentication required)",
        is_elsewhere=True,
        source="go-git; argoproj/argo-cd: a repository of sources",
        reads=beside("push to remote:"),
        not_reads=[
            "failed to push to remote: unauthorized: authentication required",
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
)
