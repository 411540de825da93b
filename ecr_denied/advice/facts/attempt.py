"""What was tried, at which registry, on which repository, tag or layer."""

from __future__ import annotations

from ecr_denied.advice.known import Known, fact
from ecr_denied.advice.readings import in_address
from ecr_denied.expression import IGNORECASE, expression
from ecr_denied.names import actions, bootstraps
from ecr_denied.names.aws_registries import Service
from ecr_denied.names.hosts import LAYER_DISTRIBUTIONS, PUBLIC_HOSTS
from ecr_denied.names.owners import accounts_for, owner_of
from ecr_denied.names.requesters import READERS
from ecr_denied.names.syntax import is_masked, is_tag, repository_or_none
from ecr_denied.names.upstreams import is_cached_name, library_name
from ecr_denied.records import Family

# Where Docker Hub keeps an image that is named without a host (distribution/reference, normalize.go).
_HUBS = "library/"

# --- the operation and its request ---------------------------------------------------------------------

fact("push", "on a push", "operation=push")
fact("pull", "on a pull", "operation=pull")
fact("login", "on a login", "operation=login")
fact(
    "other-call",
    "if ECR's API was called for no pull or push",
    "client=aws-api operation=unsaid",
    "wording=services.repository-missing",
)
# A refused read was no push, and some programs only read.
fact(
    "may-write",
    "on a push, or if the text does not say what was tried, and shows neither a GET or HEAD nor a reader",
    lambda known: known.holds("operation=unsaid|push !method=GET|HEAD") and known.failure.client not in READERS,
)
# A cut line shows nothing of what was tried.
fact(
    "may-miss-image",
    "if the text names a repository, or nothing that was tried",
    "!login !repository=unsaid",
    "!login operation=unsaid",
)
fact("tag-refused", "if the code is `TAG_INVALID`", "code=TAG_INVALID")
# So something else than an image may have been asked of the registry.
fact(
    "may-ask-without-image",
    "if neither a push nor an image is named",
    "repository=unsaid !tag !tag-refused may-write !push method=unsaid",
)
# A client of docker's reads the tag before it sends anything.
fact("tag-in-doubt", "if the tag may be what was refused", "tag-refused", "may-ask-without-image")
# The answer to an immutable tag is a 400 with this code, or with the code lost (ECR user guide, image-tag-mutability).
fact("may-be-immutable", "if an immutable tag may be why", "code=unsaid|TAG_INVALID|UNKNOWN status=unsaid|400")
# The answer was empty: a HEAD has no body.
fact("empty-answer", "if the answer was empty", "wording=distribution.body-empty|distribution.body-empty-no-status")
fact("plain-http", "if plain HTTP was spoken", "wording=http.plain-http", "port-80")
# containerd says so after a 404 alone (core/remotes/docker, resolver.go and fetcher.go), and services found no image.
fact(
    "answered-missing",
    "if the registry answered that it is missing",
    "status=404",
    "wording=containerd.content-not-found|containerd.reference-not-found|containerd.reference-not-found-1.0",
    "wording=services.source-image-missing|services.sagemaker-image-missing|services.sagemaker-image-gone",
)
fact("layer-fetch", "if containerd was fetching a layer", "target=blob method=GET")
fact("may-be-manifest", "unless a layer was asked for or sent", "!target=blob|upload")
# On a push it is the last request.
fact("sends-manifest", "if the request was for a manifest", "target=manifest")
# The registry had taken the token before, for every layer (distribution specification, pushing manifests).
fact("puts-manifest", "if a manifest was sent", "target=manifest method=PUT")
# Bytes go where an answer said, and the manifest goes last (distribution specification, pushing blobs).
fact("push-answered", "if a push was answered before", "puts-manifest", "target=upload method=PATCH|PUT")
# The registry gives manifests by itself (distribution specification, pulling manifests). containerd names the request
# that was answered: after a redirect, the one to the store (containerd core/remotes/errors).
fact(
    "manifest-refused",
    "if the registry itself answered with a 403",
    "target=manifest cause=forbidden",
    "cause=forbidden wording=containerd.status-from-request endpoint=registry",
)
# It does so after its first request failed.
fact("second-try", "if containerd asked for a manifest among the layers", "pull target=blob method=HEAD")
fact("layer-headed", "if a HEAD of a layer got a 401", "public !push target=blob method=HEAD cause=not-authenticated")
# docker asks its mirrors for no push, and names itself in what it prints to a user.
fact(
    "engine-may-mirror",
    "if an engine may have pulled an image whose own name has another host",
    lambda known: (
        known.holds("client=unsaid|engine-api pull wording=distribution.no-basic-auth !public")
        and (known.failure.repository or _HUBS).startswith(_HUBS)
    ),
)
# The repository is there, and the caller may push to it.
fact("pushed-layers", "if layers were pushed before", lambda known: known.command.layers_pushed)
fact("push-under-way", "if a push was answered, or layers were pushed, before", "pushed-layers", "push-answered")
# containerd names the image's host in the query, where it asks another (core/remotes/docker/resolver.go); a request of
# containers/image has a login of the mirror's own.
fact(
    "mirror",
    "if the registry was asked as a mirror of another",
    lambda known: (
        known.request.mirror_of is not None
        and known.holds("endpoint=registry|unsaid !other-host !client=containers-image|podman|skopeo|buildah")
    ),
)
fact("cache", "if the cache of a build was to be read or written", lambda known: known.command.cache)
fact("old-cache-lookup", "if kaniko prints no request for its cache", "cache client=kaniko !push target=unsaid")
fact("missing-secret", "if the text names a secret that the kubelet did not find", lambda known: known.command.secret)

# --- the registry --------------------------------------------------------------------------------------


def _is_public(known: Known) -> bool:
    """Another API (``ecr-public``), another login, always us-east-1.

    Its own words show it as well as the host does: only ECR Public has a data limit.
    """
    failure = known.failure
    host = failure.registry or known.endpoint.host or ""
    return (
        host in (*PUBLIC_HOSTS, *LAYER_DISTRIBUTIONS)
        or ".ecr-public." in f".{host}"
        or failure.registry_alias is not None
        or known.holds("data-limit")
        or failure.wording == "ecr.public-token-expired"
        or known.action.lower().startswith(("ecr-public:", "sts:getservicebearertoken"))
    )


fact("public", "if ECR Public was asked", _is_public)
# Anyone pulls, and its owner alone does anything else.
fact(
    "own-public",
    "if the caller's own registry of ECR Public was asked",
    lambda known: known["public"] and (known["push"] or known.action.startswith("ecr-public:")),
)
fact("public-elsewhere", "if ECR Public was asked for what anyone may pull", "public !own-public")
# A rate limit that the record calls not retryable.
fact("data-limit", "if the bytes that an anonymous address may pull are used up", "cause=rate-limited retryable=False")
fact("alias", "if the text names an alias of ECR Public", lambda known: known.failure.registry_alias)
# It need not say the account in full.
fact("registry", "if the text names the registry", lambda known: known.failure.registry or known.failure.registry_id)
# The reader cannot look into it or change its policies.
fact("aws-owned", "if AWS owns the registry", lambda known: owner_of(known.failure.registry_id))
# It gives layers and manifests to others, and nothing else (EKS user guide, add-ons-images).
fact(
    "beyond-pulls",
    "if AWS's own registry was asked for what is no part of a pull, and no `Deny` is to be found",
    lambda known: (
        known.holds("aws-owned !explicit-deny")
        and actions.is_ecr(known.failure.action)
        and not actions.is_shared_step(known.failure.action)
        and not actions.asks_for_token(known.failure.action)
    ),
)
fact("marketplace", "if the registry is AWS Marketplace's", lambda known: known.service_of_aws is Service.MARKETPLACE)
fact("sagemakers", "if the registry is SageMaker's", lambda known: known.service_of_aws is Service.SAGEMAKER)
# Anyone may name a repository so.
fact("sagemakers-name", "if the name is like SageMaker's", lambda known: known.repository.startswith("sagemaker-"))
# AWS lists other accounts for the region that was asked, and not the one that was asked.
fact(
    "other-account",
    "if AWS lists its images for this region in another account",
    lambda known: (
        known.failure.registry_id
        not in (accounts_for(known.failure.registry_id, known.failure.region) or (known.failure.registry_id,))
    ),
)
# What every mask of an account says; another word names one account.
_OF_ANY = expression(r"[\W_x]+|aws|account|registry|id|num(?:ber)?|my|your", IGNORECASE)


def _are_masked_apart(known: Known) -> bool:
    """Whether the masks of both accounts have names that differ, as ``<build-account>`` and ``<prod-account>``."""
    host = known.registry.partition(".dkr")[0]
    masks = "".join((known.who.arn or "").split(":")[4:5]), host.rstrip(":")
    caller, owner = (_OF_ANY.sub("", mask) if is_masked(mask) else "" for mask in masks)
    return bool(caller and owner) and caller.lower() != owner.lower()


fact("cross-account", "if the accounts differ", lambda known: known.failure.cross_account or _are_masked_apart(known))
fact("same-account", "if both accounts are said and are one", lambda known: known.failure.cross_account is False)
# A resource-policy deny counts whatever the ids look like: it is only known from calls across accounts. The API
# of ECR Public shows each caller their own registry, and no other.
fact(
    "needs-owner",
    "if the owner of the registry has to look",
    "cross-account",
    "cause=resource-policy-implicit-deny",
    "public",
    "aws-owned",
)
# Anyone pulls from ECR Public, and a pull is never dropped for want of a repository or a right.
fact("may-be-dropped", "unless on a pull, or if anyone may pull it", "operation=unsaid|push !public-elsewhere")

# --- repository, tag, layer ----------------------------------------------------------------------------

# The name begins as in AWS's examples.
fact("cached", "if the name begins like a pull through cache's", lambda known: is_cached_name(known.failure.repository))
# A push goes through no cache rule, and AWS's own registries have none.
fact(
    "may-be-cached",
    "unless on a push, at ECR Public or AWS's own registry",
    "!public operation=unsaid|pull !aws-owned",
)
fact("may-have-prefix", "unless the name has no slash", lambda known: "/" in (known.failure.repository or "/"))
fact("cached-pull", "if such a name was pulled", "cached may-be-cached")
fact(
    "library-name",
    "if the name below a cache of Docker Hub lacks its `library/`",
    lambda known: known["may-be-cached"] and library_name(known.failure.repository),
)
# ECR's API can be asked for the image.
fact("can-describe-image", "unless on a push, at ECR Public or AWS's own registry", "!push !public !aws-owned")
# A repository of this name that was made by hand would block the bootstrap.
fact(
    "bootstrapped",
    "if `cdk bootstrap` makes a repository of this name",
    lambda known: bootstraps.of_repository(known.failure.repository),
)
fact("good-name", "if the name keeps the rules", lambda known: repository_or_none(known.repository))
# ECR's own refusal has no name in it.
fact("name-unshown", "if the bad name is not shown", "good-name", "wording=docker.invalid-reference !repository")
fact("tag", "if the text names a tag", lambda known: known.failure.tag is not None)
fact("digest", "if the text names a digest", lambda known: known.failure.digest)
fact("image", "if the text names a tag or a digest", "tag", "digest")
fact("bad-tag", "if no registry takes the tag", lambda known: known["tag"] and not is_tag(known.tag))
fact("plus-in-tag", "if the tag has a plus sign", lambda known: "+" in known.tag)
fact("bad-tag-in-doubt", "if no registry takes the tag, or the text shows none", "bad-tag", "!image")
# A signature or a list of parts, named after the image's digest; no build makes it (distribution specification,
# referrers tag schema; sigstore/cosign, specs/SIGNATURE_SPEC.md). cosign pushes nothing else.
fact(
    "attachment",
    "if the tag is that of what is attached to an image",
    lambda known: known.holds("client=cosign push !tag") or known.tag.startswith("sha256-"),
)
# The tag belongs to what is pushed: no other can take its place. That of an asset is its hash (AWS CDK, cdk-assets).
fact("tag-is-fixed", "if the tag is a cache's, attachment's or asset's", "cache-export", "attachment", "bootstrapped")
# For helm and the libraries that it asks by; helm adds the chart's name to the address it is given (Helm
# documentation, registries).
fact(
    "ends-twice",
    "if a chart may have been asked for, and the name ends twice in the same part",
    lambda known: (
        bool(known["client=helm|oras|flux"] or known.holds("client=containerd cause=not-found pull"))
        and _ends_twice(known.repository)
    ),
)


def _ends_twice(name: str) -> bool:
    parts = name.split("/")
    return len(parts) > 1 and parts[-1] == parts[-2]


fact("uri-as-name", "if the name holds a host or an API's path", lambda known: in_address(known.repository) is not None)
fact("meant-name", "if the name in that address is told", lambda known: known.meant_name)
fact(
    "public-uri-as-name",
    "if the name holds the host of ECR Public",
    lambda known: any(part in PUBLIC_HOSTS for part in known.repository.split("/")[:-1]),
)
# Another check sends the refused request again, and prints the whole refusal.
fact("name-family", "if a name was not found", lambda known: known.failure.family is Family.NAME)
fact("region", "if the text names the region", lambda known: known.failure.region)
fact("public-pull", "if ECR Public was asked, and on a pull", "public pull")
fact("image-may-be-missing", "if something was not found, unless on a push", "cause=not-found !push")
fact("cache-secret", "if a cache rule's secret is at fault", "secret-refused", "wording=api.upstream-wants-secret")
# Images are counted where the manifest is sent.
fact("quota-in-doubt", "if a quota is named, or it was about no layer", "cause=quota-exceeded", "may-be-manifest")
# A push asks for each layer whether it is there (distribution specification, pushing blobs).
fact(
    "layers-asked",
    "if layers were asked for or sent",
    "push !sends-manifest",
    "!pull target=blob method=HEAD",
    "empty-answer !sends-manifest",
)
