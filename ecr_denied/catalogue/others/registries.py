"""What only another registry, another service or git says."""

from ecr_denied.catalogue.entry import Other

# What has a registry of its own.
_PACKAGES = ("npm", "yarn", "node package", "cargo", "crate", "NuGet", "Maven", "PyPI", "provider", "module", "schema")


ENTRIES = (
    Other(
        "docker-hub",
        "(reached your [unauthenticated ]pull rate limit|Too Many Requests \\(HAP429\\))",
        is_elsewhere=True,
        source="Docker Hub, usage and limits; docker/hub-feedback#1907",
    ),
    Other(
        "artifact-registry",
        'Permission "artifactregistry.',
        source="Google Artifact Registry",
    ),
    Other(
        "codeartifact",
        "{edge}codeartifact{edge}",
        is_elsewhere=True,
        source="AWS CodeArtifact, whose token is asked for by the same name",
    ),
    Other(
        "packages",
        f"{{edge}}({'|'.join(_PACKAGES)}) registry{{edge}}",
        is_elsewhere=True,
        source="npm, Cargo, NuGet, Maven, Terraform: a registry of something else than images",
    ),
    Other(
        "git",
        "(push to remote: |failed to push some refs to|Authentication failed for 'https://|for source {digits} of {digits}: rpc error: code = Unknown desc = authentication required)",
        is_elsewhere=True,
        source="go-git; argoproj/argo-cd: a repository of sources",
    ),
    Other(
        "not-filled-in",
        "\\{\\{ .",
        source="Go text/template: a template that has no values yet",
    ),
    Other(
        "task-secret",
        "unable to retrieve secret[s] from (asm|ssm)",
        is_elsewhere=True,
        source="Amazon ECS Developer Guide, resource initialization errors: a secret of the task",
    ),
)
