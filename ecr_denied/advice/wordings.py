"""What the words that decided tell beyond the cause: questions on the entry of the catalogue, by its name."""

from __future__ import annotations

from ecr_denied.advice.evidence import is_in_pod, is_node, is_not_pull, is_public_elsewhere, may_be_ecrs_helper
from ecr_denied.advice.facts import facts_of
from ecr_denied.advice.question import Question, by_client, of_wording, question
from ecr_denied.names.upstreams import is_cached_name
from ecr_denied.records import Cause, Failure

# --- credentials and logins ----------------------------------------------------------------------------

has_expired: Question = of_wording("aws_credentials.expired", says="if the AWS credentials had expired")
# They, and the region, were set.
had_credentials: Question = (
    has_expired | of_wording("aws_credentials.invalid", "aws_credentials.unknown-client")
).told("if AWS did not take the credentials")
may_be_of_another_partition: Question = (
    had_credentials & ~has_expired & Question(lambda failure: facts_of(failure).partition is not None)
).told("if AWS did not know the credentials in China, GovCloud or another partition")
# So no service of AWS was asked.
lacks_region: Question = of_wording("aws_credentials.no-region", says="if no region was set")
lacks_instance_role: Question = of_wording(
    "aws_credentials.no-instance-role", says="if the metadata service of an instance gave no credentials"
)
is_pod_without_role: Question = (is_in_pod & lacks_instance_role).told("if a program in a pod found no role")
is_sso_ended: Question = of_wording(
    "aws_credentials.sso-ended", says="if a session of IAM Identity Center has ended, or was never begun"
)
has_early_certificate: Question = of_wording(
    "go.clock-behind", says="if the certificate is not valid yet by the client's clock"
)
has_wrong_clock: Question = (of_wording("aws_credentials.clock-off") | has_early_certificate).told(
    "if the text says that the clock is off"
)
# It is in a key or a token.
has_line_break: Question = of_wording("go.header-invalid", says="if a header with a line break was not sent")
# It asked by itself, so that no docker login is at fault.
got_no_token: Question = of_wording("aws_credentials.empty-token", says="if a program says that it got no token")
is_script_slow: Question = of_wording(
    "docker_login.registry-script-slow", says="if a script of Image Updater's gave it no token in time"
)
is_script_failed: Question = (of_wording("docker_login.registry-script") | is_script_slow).told(
    "if a script of Image Updater's gave it no token"
)
# So that docker login was given nothing.
is_cli_missing: Question = of_wording("docker_login.no-cli", says="if the shell found no AWS CLI")
lacks_password: Question = of_wording(
    "docker_login.no-terminal", "docker_login.no-password", says="if docker login was given no password"
)
gave_no_token: Question = (got_no_token | lacks_password).told("if a login was given no token")
# STS finds a provider by the URL of a token's issuer.
lacks_provider: Question = of_wording(
    "aws_credentials.provider-missing", says="if the role's account has no identity provider for the token's issuer"
)
is_credential_missing: Question = of_wording(
    "programs.jenkins-no-credential", says="if Jenkins has no credential of the name that was given"
)
is_access_role_invalid: Question = of_wording(
    "services.access-role-invalid", says="if App Runner may not assume its access role"
)
# SageMaker says of the repository that it does not let it in.
is_service_not_granted: Question = of_wording(
    "services.service-not-granted", says="if the text says that the repository does not let a service in"
)
# So the repository is there.
names_what_lacks: Question = (is_access_role_invalid | is_service_not_granted).told(
    "if the text names the role that may not be assumed, or the repository that lets a service not in"
)
# Any other login need not have reached a registry.
is_password_refused: Question = of_wording(
    "docker_login.login-attempt", "docker_login.wrong-password", says="if the registry refused the password of a login"
)
is_login_refused: Question = (is_password_refused | of_wording("sdk.token-call-failed")).told(
    "if a login was answered, and refused"
)
# A step of a job had a token for docker, and keeps what docker said of it.
is_docker_silent: Question = of_wording(
    "docker_login.step-failed", says="if a job does not tell what docker login said"
)
had_token: Question = (is_password_refused | is_docker_silent).told("if a login had a token to send")
is_login_in_words: Question = (is_docker_silent | of_wording("fallback.login")).told(
    "if the words do not tell what was wrong with a login"
)
is_region_unread: Question = of_wording(
    "docker_login.region-unread", says="if docker/login-action found no region in the host"
)
is_old_login: Question = of_wording("docker_login.old-command", says="if the login command is one that is gone")
may_want_login: Question = of_wording(
    "docker.no-pull-access",
    "docker.pull-access-denied",
    "services.no-push-access",
    says="if a client says that a login may be missing",
)
# What was asked for may not be there, or may be there for others.
is_either: Question = (
    of_wording(
        "services.algorithm-image-refused",
        "docker.no-pull-access",
        "docker.pull-access-denied",
        "distribution.missing-or-refused-in-words",
    )
).told("if a client says that the image is missing or was refused")
is_command_alone: Question = of_wording(
    "shell.command-failed", "tools.command-failed", says="if a program says only that its command failed"
)
is_kept_already: Question = of_wording("helpers.kept-already", says="if the keychain holds a login already")
keeps_no_logins: Question = of_wording("helpers.keeps-no-logins", says="if the helper keeps no logins")
is_store_too_small: Question = of_wording("helpers.store-too-small", says="if the store of Windows is too small")
# The registry had accepted the login before (docker/cli, cli/command/registry/login.go).
is_not_stored: Question = of_wording("helpers.not-stored", says="if a login was accepted and not stored")
is_keychain_closed: Question = of_wording("helpers.keychain-closed", says="if a keychain of macOS did not open")
# The host that it was asked for is none to it.
is_of_ecr_alone: Question = of_wording("helpers.of-ecr-alone", says="if a helper says that it is for ECR alone")
is_helper_missing: Question = of_wording("helpers.helper-missing", says="if the helper's program was not found")
# So it asked AWS for nothing, by no role.
is_provider_unstarted: Question = of_wording(
    "helpers.provider-not-started", says="if the kubelet's credential provider did not start"
)
is_provider_unanswered: Question = of_wording(
    "helpers.provider-unanswered", says="if the kubelet's credential provider had no answer in time"
)
# No AWS credentials were asked for.
could_not_keep: Question = (keeps_no_logins | is_kept_already | is_store_too_small).told(
    "if the text says why the helper kept no login"
)
may_have_asked_aws: Question = (
    may_be_ecrs_helper
    & ~is_not_stored
    & ~is_keychain_closed
    & ~is_of_ecr_alone
    & ~is_helper_missing
    & ~is_provider_unstarted
).told("if the helper may have asked AWS for a token")

# --- the registry --------------------------------------------------------------------------------------

# The use of a repository's key: by a policy, or because the key is off.
is_key_failure: Question = of_wording(
    "api.key-refused", "api.key-denied", "sdk.key-failure", says="if KMS did not let ECR use a key"
)
is_pushed_already: Question = of_wording(
    "ecr.already-pushed", "api.image-exists", says="if the registry holds the very image under the tag already"
)
# An exception of its own for an operation that is no push, no pull and no login, or where nothing is left to do.
_EXCEPTIONS = (
    *("image-archived", "image-not-scanned", "no-scan", "scanning-fixed", "storage-class-kept", "layer-exists"),
    *("repository-exists", "repository-not-empty", "no-repository-policy", "no-registry-policy", "no-lifecycle-policy"),
    *("no-lifecycle-preview", "lifecycle-preview-runs", "cache-rule-exists", "no-cache-rule", "backfill-runs"),
    *("backfill-status", "no-backfill", "template-exists", "no-template", "exclusion-exists", "no-exclusion"),
    "no-signing",
)
# The store of the layers has words of its own for a URL that it does not take.
_OF_STORE = ("layer_store.url-refused", "layer_store.two-logins")
is_exception: Question = of_wording(
    *(f"api.{name}" for name in _EXCEPTIONS), *_OF_STORE, says="if AWS says by a name of its own what stood in the way"
)
is_name_refused: Question = of_wording("ecr.repository-name-invalid", says="if the registry refuses the name")
has_too_many_layers: Question = of_wording("ecr.too-many-layers", says="if the registry counted the layers")
has_too_many_tags: Question = of_wording("ecr.tag-quota", says="if the registry counted the tags of the image")
is_registry_full: Question = of_wording("ecr.repository-quota", says="if the registry counted its repositories")
# No upstream registry was asked.
is_secret_refused: Question = of_wording(
    "ecr.upstream-secret", "api.upstream", says="if Secrets Manager refused the secret of a cache rule"
)
is_rule_refused: Question = of_wording("api.upstream-unsupported", says="if ECR's API refuses to make a cache rule")
# These are images or layers.
lacks_parts: Question = of_wording(
    "ecr.referenced-images-missing", "api.images-missing", says="if the registry misses what the manifest refers to"
)
# Of a missing repository ECR says that (ECR API, GetDownloadUrlForLayer).
_is_layer_asked = of_wording("api.layer-missing")
is_layer_missing: Question = (_is_layer_asked | of_wording("distribution.blob-unknown")).told(
    "if the repository has no such layer"
)
# By its digest, through ECR's API.
is_layer_asked: Question = _is_layer_asked.told("if ECR's API has no such layer in the repository")
# The registry counts it again.
is_manifest_changed: Question = of_wording(
    "ecr.digest-mismatch", "api.digest-mismatch", says="if the manifest that was sent has another digest than was said"
)
# It was completed without a part.
is_upload_empty: Question = of_wording("ecr.upload-empty", says="if the registry got no byte of a layer")
is_policy_refused: Question = of_wording("api.policy-invalid", says="if ECR's API refuses the text of a policy")
is_registry_id_refused: Question = of_wording(
    "api.registry-id-invalid", says="if ECR's API refuses the id of a registry"
)
is_parameter_refused: Question = (of_wording("api.parameter-invalid") | is_registry_id_refused | is_rule_refused).told(
    "if ECR's API refuses a parameter"
)
# It passes no more pulls on than its configuration says.
is_limit_of_kubelet: Question = of_wording("kubernetes.pulls-limited", says="if kubelet limited its own pulls")
# What is no upstream's limit: ECR's own, and the kubelet's.
_OWN_LIMITS = ("ecr.data-limit", "ecr.rate-exceeded", "sdk.throttled", "kubernetes.pulls-limited")


@question(says="if an upstream registry limited a cache rule")
def is_limit_of_upstream(failure: Failure) -> bool:
    """ECR says that the upstream limits it, or a pull through a cache was limited in words that are not ECR's."""
    if failure.cause is not Cause.RATE_LIMITED:
        return False
    unlike_ecr = failure.wording is not None and failure.wording not in _OWN_LIMITS
    return failure.wording == "ecr.upstream-rate-limited" or (unlike_ecr and is_cached_name(failure.repository))


# So no address was dialled.
is_lookup_unanswered: Question = of_wording(
    "sockets.resolver-silent", "sockets.resolver-failed", says="if the resolver of what failed did not look a name up"
)
# Of a function, and of the image that it was to have.
is_region_refused: Question = of_wording("services.image-region", says="if the regions of function and image differ")

# --- programs and machines -----------------------------------------------------------------------------

gave_up: Question = of_wording("go.canceled", says="if the client stopped waiting")
is_back_off: Question = of_wording("kubernetes.backs-off", says="if kubelet says that it waits, and not why")
is_unknown_of_kubelet: Question = (by_client("kubelet") & of_wording("fallback.failed")).told(
    "if kubelet pulled, and the words are not known"
)
is_cache_export: Question = of_wording("buildkit.cache-export", says="if BuildKit was exporting a cache")
# It goes on, and each node asks for the image by itself.
is_digest_unread: Question = of_wording(
    "docker.digest-not-recorded", says="if a swarm could not read the digest of an image"
)
# These ask no registry.
is_host_refused: Question = of_wording(
    "helpers.host-refused", says="if a program does not take the address for one of ECR's"
)
is_chart_repository: Question = of_wording(
    "tools.helm-no-chart-repository", says="if helm was to add ECR as a repository of HTTP"
)
is_build_across: Question = of_wording(
    "services.codebuild-across", says="if CodeBuild itself was to pull another account's image"
)
is_first_version: Question = of_wording("http.first-version", says="if a client speaks version 1 of the protocol")
is_manifest_misread: Question = of_wording(
    "docker.signature-missing", says="if an engine took a manifest for one of docker's first format"
)
# jib says the same of both, and drops the registry's own words (jib-core, ManifestPusher).
is_tag_or_manifest: Question = of_wording(
    "jib.oci-manifest-refused", says="if the client does not tell a refused tag from a refused manifest"
)
is_disk_full: Question = of_wording("engine.disk", says="if the words are those of a disk")
# So the registry gave what it was asked for.
is_unpack_failed: Question = of_wording("engine.unpack", says="if a layer that had arrived could not be unpacked")
is_no_image: Question = of_wording(
    *("engine.no-processor", "docker.media-type-unknown", "containerd.media-type-unknown"),
    says="if what was pulled is no image to the client",
)
is_rejected_here: Question = of_wording(
    "containers_image.policy", says="if the machine that pulled rejects the image by its own policy"
)
is_layer_changed: Question = of_wording(
    *("docker.layer-unverified", "containerd.layer-unverified"),
    says="if what arrived is not what its digest names",
)
# Its pod says so, and no registry was asked.
is_never_pulled: Question = of_wording("kubernetes.pulls-never", says="if kubelet may not pull the image")
is_nothing_to_push: Question = of_wording(
    "engine.nothing-to-push", says="if the engine does not hold what a push names"
)
# It is no registry's answer, so no image and no right is in doubt.
is_trust_missing: Question = of_wording("docker.no-trust-data", says="if docker's content trust found no signatures")
# So no registry was asked.
is_socket_forbidden: Question = of_wording(
    "engine.socket-forbidden", says="if the user may not use the container engine's socket"
)
is_engine_unreached: Question = (of_wording("engine.unreachable") | is_socket_forbidden).told(
    "if the container engine was not reached"
)
is_not_local: Question = (
    of_wording("engine.nothing-to-push", "engine.no-image") & is_not_pull & ~is_public_elsewhere & ~is_node
).told("if the engine does not hold the image that is to be pushed")
is_source_refused: Question = of_wording(
    "services.source-image-invalid", says="if Lambda did not take the address of an image"
)
is_upper_case: Question = of_wording("docker.invalid-tag", says="if the client says that the name has capital letters")
has_other_certificate: Question = of_wording(
    "go.certificate-of-another", "tls.certificate-of-another", says="if the certificate is that of another host"
)
# By the clock of the client, which may be ahead.
has_expired_certificate: Question = of_wording("tls.certificate-expired", says="if the certificate has expired")
tells_of_certificate: Question = (has_early_certificate | has_expired_certificate | has_other_certificate).told(
    "if the text says what is wrong with the certificate"
)
