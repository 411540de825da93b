"""Names, images, caches, quotas and registries that are not the reader's: what is advised first, and what never.

Each case is a text as people meet it. Negatives come first: what would send its reader to the wrong place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ecr_denied import Advice, Failure, advise, parse
from ecr_denied.records import RunBy, Side
from tests.printed import report

OWNER, CALLER = "111122223333", "444455556666"
HOST = f"{OWNER}.dkr.ecr.eu-west-1.amazonaws.com"
ARN = f"arn:aws:ecr:eu-west-1:{OWNER}:repository"
NODE = f"arn:aws:sts::{CALLER}:assumed-role/pool/i-0a1b2c3d4e5f60718"
DIGEST = f"sha256:{'5e1f' * 16}"


@dataclass(frozen=True)
class Case:
    """A text, and what its advice must say and must not.

    :param first: the headline of the first check.
    :param answers: what stands among the answers, headlines and reasons, as expressions.
    :param never: what stands nowhere in the advice, commands included.
    :param means: what the sentence on the failure says.
    :param sides: for which sides statements are offered.
    :param bare: the first check needs no command.
    """

    text: str
    first: str
    answers: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    means: str = ""
    sides: tuple[Side, ...] | None = None
    bare: bool = False


def denied(action: str, arn: str, why: str, who: str = NODE) -> str:
    """IAM's sentence."""
    said = f"User: {who} is not authorized to perform: {action} on resource: {arn}"
    return f"{said} because {why} allows the {action} action"


NO_IDENTITY, NO_RESOURCE = "no identity-based policy", "no resource-based policy"
PUSHES = f"The push refers to repository [{HOST}/team/app]\n"
NO_SUCH = "name unknown: The repository with name '{}' does not exist in the registry with id '{}'"

# --- what the text decides alone -------------------------------------------------------------------------

DECIDED = {
    "an official image of Docker Hub through a cache": Case(
        f"Error response from daemon: manifest for {HOST}/docker-hub/nginx:1.27 not found: manifest unknown:"
        " Requested image not found",
        "If this is a cache of Docker Hub, pull docker-hub/library/nginx.",
        bare=True,
    ),
    "the same, refused": Case(
        f"ctr: unexpected status from HEAD request to https://{HOST}/v2/dockerhub/alpine/manifests/3: 403 Forbidden\n"
        f"$ crictl pull {HOST}/dockerhub/alpine:3",
        "If this is a cache of Docker Hub, pull dockerhub/library/alpine.",
        bare=True,
    ),
    "capital letters": Case(
        f"$ docker push {HOST}/Team/App\ninvalid reference format: repository name (Team/App) must be lowercase",
        "Write the repository name in lower case, all of it.",
        never=("list the", "describe-repositories"),
        bare=True,
    ),
    "a host in front of the name twice": Case(
        NO_SUCH.format(f"{HOST}/team/app", OWNER),
        "Give the name 'team/app', without host or /v2/ around it.",
        bare=True,
    ),
    "a path of the API for a name": Case(
        f"GET https://{HOST}/v2/v2/team/app/manifests/sha256/manifests/{'5e1f' * 16}: 401 Unauthorized: Not Authorized",
        "Give the name 'team/app', without host or /v2/ around it.",
        bare=True,
    ),
    "a name that ECR's API does not take": Case(
        "InvalidParameterException: Invalid parameter at 'repositoryName' failed to satisfy constraint: 'must satisfy"
        " regular expression '(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*''",
        "Spell the name in 2 to 256 lower-case letters and digits, joined by . _ - and /.",
        bare=True,
    ),
    "an upload without a byte": Case(
        "blob upload invalid: The upload with id '1b-2c' in the repository with name 'team/app' in registry with id "
        f"'{OWNER}' cannot be completed because it does not have any parts",
        "Push no empty layer or configuration: ECR takes none of zero bytes.",
        never=("proxy", "media type"),
        bare=True,
    ),
    "a manifest that was written anew": Case(
        f"PUT https://{HOST}/v2/team/app/manifests/{DIGEST}: MANIFEST_INVALID: The image with digest '{DIGEST}' in"
        f" repository 'team/app' and registry ID '{OWNER}' does not match the digest provided",
        "Send the manifest byte for byte: another digest was asked for.",
        never=("provenance",),
        means="has another digest than the one it was to have",
        bare=True,
    ),
    "what is attached in a media type that is not taken": Case(
        f"PUT https://{HOST}/v2/team/app/manifests/sha256-{'5e1f' * 16}.sbom: UNSUPPORTED: Invalid parameter at"
        " 'ImageManifest' failed to satisfy constraint: 'Invalid JSON syntax'",
        "Attach it by a current client, in media types that ECR takes.",
        never=("docker", "provenance"),
        bare=True,
    ),
    "a zone for a region": Case(
        f"dial tcp: lookup {OWNER}.dkr.ecr.eu-central-1b.amazonaws.com on 10.0.0.2:53: no such host",
        f"Use {OWNER}.dkr.ecr.eu-central-1.amazonaws.com instead.",
        never=("nslookup", "curl", "<region>"),
        means="an availability zone, not its region",
        bare=True,
    ),
    "China without .cn": Case(
        f'Get "https://{OWNER}.dkr.ecr.cn-northwest-1.amazonaws.com/v2/": dial tcp: lookup'
        f" {OWNER}.dkr.ecr.cn-northwest-1.amazonaws.com: no such host",
        f"Use {OWNER}.dkr.ecr.cn-northwest-1.amazonaws.com.cn instead.",
        never=("nslookup", "curl"),
        bare=True,
    ),
    "a region without a hyphen": Case(
        f'Get "https://{OWNER}.dkr.ecr.eu-west1.amazonaws.com/v2/": dial tcp: lookup'
        f" {OWNER}.dkr.ecr.eu-west1.amazonaws.com: no such host",
        f"Use {HOST} instead.",
        never=("nslookup", "curl", "<region>"),
        bare=True,
    ),
    "the end of another partition": Case(
        f'Get "https://{OWNER}.dkr.ecr.eusc-de-east-1.amazonaws.com/v2/": dial tcp: lookup'
        f" {OWNER}.dkr.ecr.eusc-de-east-1.amazonaws.com: no such host",
        f"Use {OWNER}.dkr.ecr.eusc-de-east-1.amazonaws.eu instead.",
        never=("nslookup", "curl", "spelt right"),
        bare=True,
    ),
    "a FIPS host that AWS does not list": Case(
        f'Get "https://{OWNER}.dkr.ecr-fips.ap-south-1.amazonaws.com/v2/": dial tcp: lookup'
        f" {OWNER}.dkr.ecr-fips.ap-south-1.amazonaws.com: no such host",
        f"Use {OWNER}.dkr.ecr.ap-south-1.amazonaws.com instead.",
        never=("nslookup", "curl"),
        bare=True,
    ),
    "a misspelt end": Case(
        f'Get "https://{OWNER}.dkr.ecr.eu-west-1.amazonawss.com/v2/": dial tcp: lookup'
        f" {OWNER}.dkr.ecr.eu-west-1.amazonawss.com: no such host",
        f"Use {HOST} instead.",
        never=("nslookup",),
        bare=True,
    ),
    "ECR Public in another region": Case(
        "$ aws ecr-public get-login-password --region eu-central-1\n"
        'Could not connect to the endpoint URL: "https://api.ecr-public.eu-central-1.amazonaws.com/"',
        "Use --region us-east-1 for ECR Public.",
        never=("curl", "nslookup", "misspelt"),
        bare=True,
    ),
    "a tag with +": Case(
        f"failed to push {HOST}/charts/web:2.1.0+git5: unexpected status from PUT request to"
        f" https://{HOST}/v2/charts/web/manifests/2.1.0+git5: 400 Bad Request",
        "Use the tag 2.1.0_git5: a tag has no '+'.",
        never=("immutab", "describe-images"),
        bare=True,
    ),
    "tags per image": Case(
        f"{PUSHES}denied: Adding tag 'nightly-1001' to image with digest '{DIGEST}' in repository with name"
        f" 'team/app' in"
        f" registry with id '{OWNER}' exceeds the maximum allowed number of tags per image which is '1000'",
        "Remove tags of this image: it has all that it may have.",
        never=("simulate-principal-policy", "get-repository-policy", "list-service-quotas"),
        means="1,000 tags",
        sides=(),
        bare=True,
    ),
    "AWS's image from the account of other regions": Case(
        f'Failed to pull image "602401143452.dkr.ecr.eu-south-1.amazonaws.com/eks/coredns:v1.11.1": '
        f"{denied('ecr:BatchGetImage', 'arn:aws:ecr:eu-south-1:602401143452:repository/eks/coredns', NO_RESOURCE)}",
        "In eu-south-1, AWS has these images in 590381155156.",
        never=("get-repository-policy", "restore it", "describe-repositories"),
        bare=True,
    ),
    "the same, without a reason": Case(
        'Failed to pull image "602401143452.dkr.ecr.eu-south-1.amazonaws.com/eks/pause:3.5": unexpected status from'
        " HEAD request to"
        " https://602401143452.dkr.ecr.eu-south-1.amazonaws.com/v2/eks/pause/manifests/3.5: 403 Forbidden",
        "In eu-south-1, AWS has these images in 590381155156.",
        never=("restore it", "owner of"),
        bare=True,
    ),
    "an image that AWS does not list": Case(
        "Error response from daemon: manifest for 763104351884.dkr.ecr.us-east-1.amazonaws.com/pytorch-inference:9.9"
        " not found: manifest unknown: Requested image not found",
        "Compare the name and the tag with AWS's list.",
        never=("restore it", "token may be another's", "describe-images"),
    ),
    "SageMaker's image": Case(
        denied(
            "ecr:BatchGetImage",
            "arn:aws:ecr:me-central-1:272398656194:repository/xgboost",
            NO_RESOURCE,
            f"arn:aws:sts::{CALLER}:assumed-role/training/SageMaker",
        ),
        "Take the address that image_uris.retrieve gives.",
        never=("get-repository-policy", "restore it"),
        sides=(Side.IDENTITY,),
        bare=True,
    ),
    "a product of AWS Marketplace": Case(
        denied("ecr:BatchGetImage", "arn:aws:ecr:us-east-1:709825985650:repository/seller/agent", NO_RESOURCE),
        "Subscribe to the product, then log in to us-east-1.",
        never=("get-repository-policy", "owner of"),
        sides=(Side.IDENTITY,),
        bare=True,
    ),
    "the cache of a build": Case(
        f'#9 ERROR: error writing manifest blob: failed commit on ref "{DIGEST}": unexpected status from PUT request to'
        f" https://{HOST}/v2/team/app/manifests/cache: 400 Bad Request",
        "Add image-manifest=true,oci-mediatypes=true to --cache-to.",
        answers=("exclude tag 'cache' by a filter", "0\\.21"),
        never=("docker image save", "push under a new", "attestations were"),
        bare=True,
    ),
    "too many layers": Case(
        f"{PUSHES}unsupported: Invalid parameter at 'ImageManifest' failed to satisfy constraint:"
        " 'Limit on number of layers per image exceeded'",
        "Build the image with fewer layers: it has too many.",
        never=("4,200", "media type", "docker image save"),
        bare=True,
    ),
    "a quota of repositories": Case(
        "An error occurred (LimitExceededException) when calling the CreateRepository operation: The registry with id"
        f" '{OWNER}' already has the maximum allowed number of repositories which is '100000'",
        "Delete repositories, or raise their quota.",
        never=("count the images", "describe-images"),
    ),
}

# --- caches ----------------------------------------------------------------------------------------------

CACHES = {
    "the right to fill a cache, in the account": Case(
        f"pull access denied for {HOST}/quay/team/agent: denied: "
        + denied(
            "ecr:BatchImportUpstreamImage",
            f"{ARN}/quay/team/agent",
            NO_IDENTITY,
            f"arn:aws:sts::{OWNER}:assumed-role/pool/i-0a1b2c3d4e5f60718",
        ),
        "Check the caller's own policies",
        never=(
            *("RepositoryNotFoundException", "wrong name", "get-repository-policy", "create-repository"),
            "upstreamRegistryUrl",
        ),
        sides=(Side.IDENTITY,),
    ),
    "the right to fill a cache, across accounts": Case(
        f"pull access denied for {HOST}/quay/team/agent: denied: "
        + denied("ecr:BatchImportUpstreamImage", f"{ARN}/quay/team/agent", NO_RESOURCE),
        "Check the registry's policy",
        answers=("a prefix that fits, or ROOT -> its policy must let the caller pull",),
        never=("RepositoryNotFoundException", "wrong name", "get-repository-policy "),
        sides=(Side.REGISTRY, Side.IDENTITY, Side.IDENTITY),
    ),
    "a name that no pull has made yet": Case(
        f"Error response from daemon: repository {HOST}/ecr-public/docs/app not found: "
        + NO_SUCH.format("ecr-public/docs/app", OWNER),
        "Check whether a cache rule stands behind the name.",
        answers=("ecr:CreateRepository",),
        never=("create-repository", "exists now", "RepositoryNotFoundException -> wrong"),
        sides=(Side.IDENTITY,),
    ),
    "a push to a name like a cache's": Case(
        f"The push refers to repository [{HOST}/quay/tool]\n{NO_SUCH.format('quay/tool', OWNER)}",
        "Check that repository 'quay/tool' exists.",
        never=("describe-pull-through-cache-rules", "upstream"),
    ),
    "the secret of a rule": Case(
        "An error occurred (UnableToAccessSecretException) when calling the CreatePullThroughCacheRule"
        " operation: The secret"
        " is unable to be accessed. Verify the resource permissions and try again.",
        "Check the secret's name, region, account and key.",
        answers=("KmsKeyId -> ECR reads no secret with a key of your own",),
        never=("validate-pull-through-cache-rule", "describe-pull-through-cache-rules", "upstream registry refused"),
        means="no upstream registry was asked",
    ),
    "the login of a rule": Case(
        f"$ docker pull {HOST}/docker-hub/team/app\ndenied: The authentication to the upstream registry failed."
        f" Verify that"
        " the credentials provided in the pull through cache rule are correct, and try again.",
        "Check the cache rule's login at the upstream.",
        answers=('"isValid": true -> the login works; it may not read this image',),
        never=("the login is right",),
    ),
    "the limit of an upstream, in ECR's words": Case(
        f"Error response from daemon: error pulling image {HOST}/docker-hub/library/redis:7: toomanyrequests:"
        " Too many requests to upstream registry",
        "Give the cache rule a login: the limit is the upstream's.",
        answers=("the limit is that login's",),
        never=("list-service-quotas", "Rate of"),
        means="no quota of ECR",
    ),
    "the limit of an upstream, in its own words": Case(
        f"Error response from daemon: error pulling image {HOST}/docker-hub/library/redis:7: toomanyrequests: You have"
        " reached your unauthenticated pull rate limit.",
        "Give the cache rule a login: the limit is the upstream's.",
        never=("list-service-quotas", "CreateRepository"),
        means="no quota of ECR",
    ),
    "a login that is throttled": Case(
        "An error occurred (ThrottlingException) when calling the GetAuthorizationToken operation (reached max"
        " retries: 2):"
        " Rate exceeded",
        "Log in once per job, and keep the token: it lasts 12 hours.",
        answers=("growing pauses",),
        never=("cache-rule", "pull-through"),
    ),
    "a push that is throttled": Case(
        "An error occurred (ThrottlingException) when calling the PutImage operation (reached max retries: 2):"
        " Rate exceeded",
        "Retry with growing pauses and fewer parallel requests.",
        never=("pull-through", "cache"),
    ),
}

# --- names, tags, manifests ------------------------------------------------------------------------------

IMAGES = {
    "a repository that is to be created": Case(
        "An error occurred (AccessDeniedException) when calling the CreateRepository operation: "
        + denied("ecr:CreateRepository", f"{ARN}/fresh", NO_IDENTITY, f"arn:aws:iam::{OWNER}:user/ada"),
        "Check the caller's own policies",
        answers=("leave out the step that does", "whoever may has to create it"),
        never=("wrong name", "misspelt", "pull-through"),
    ),
    "tags of one that is to be created": Case(
        "An error occurred (AccessDeniedException) when calling the CreateRepository operation: "
        + denied("ecr:TagResource", f"{ARN}/fresh", NO_IDENTITY, f"arn:aws:iam::{OWNER}:user/ada"),
        "Check the caller's own policies",
        answers=("allow ecr:CreateRepository as well",),
        never=("RepositoryNotFoundException", "wrong name", "misspelt"),
    ),
    "a name that is not there": Case(
        f"The push refers to repository [{HOST}/team/app]\n{NO_SUCH.format('team/app', OWNER)}",
        "Check that repository 'team/app' exists.",
        answers=("in your own account and region: was another asked?", "a similar name -> the name is misspelt"),
        never=("RepositoryNotFoundException -> wrong name", "\\? "),
    ),
    "repository or image": Case(
        f"CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref"
        f" {HOST}/team/app:v9:"
        " not found",
        "Check that tag 'v9' is in repository 'team/app'.",
        answers=(
            "RepositoryNotFoundException -> wrong name",
            "ImageNotFoundException -> never pushed",
            "newest tags",
        ),
    ),
    "a digest in short": Case(
        f"CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref"
        f" {HOST}/team/app@{DIGEST}: not found",
        "Check that digest sha256:5e1f5e1f5e1f... is in repository 'team/app'.",
        never=("newest tags",),
    ),
    "an image of a digest that was cut": Case(
        f"Error response from daemon: manifest for {HOST}/team/app@sha256:5e1f... not found",
        "Check that the image is in repository 'team/app'.",
        answers=("rules -> if one covers the image, narrow it",),
        never=("the tag",),
    ),
    "a push that ended in words that are not known": Case(
        f"{PUSHES}Failed to send blob (chunk), ref {HOST}/team/app:v1: Unexpected http status code [http 201]",
        "Ask again, for the registry's own words.",
        answers=("an earlier try pushed it", "if tags may not change, push under a new one"),
        never=("was refused", "the tag is taken"),
    ),
    "a layer that the repository does not hold": Case(
        "An error occurred (LayersNotFoundException) when calling the GetDownloadUrlForLayer operation: The layer with"
        f" digest {DIGEST} does not exist within the repository with name 'team/app' in the registry with id '{OWNER}'",
        "Take the layer's digest from the manifest of an image that is there now.",
        never=("describe-repositories", "docker login", "curl"),
        bare=True,
        means="The repository is there",
    ),
    "an image of ECR Public by a digest that it does not have": Case(
        f"httpReadSeeker: failed open: content at https://public.ecr.aws/v2/alias/app/manifests/{DIGEST} not found: not"
        " found",
        "Look the name up at gallery.ecr.aws.",
        answers=("no such image is there",),
        never=("docker login", "curl"),
    ),
    "a push that meets a 404": Case(
        f"Error: unexpected status from POST request to https://{HOST}/v2/charts/web/blobs/uploads/: 404 Not Found",
        "Check that repository 'charts/web' exists.",
        never=("describe-images", "archived", "pull-through"),
    ),
    "an image that may be archived": Case(
        f"Error response from daemon: manifest for {HOST}/team/app:2019 not found: manifest unknown: Requested"
        f" image not found",
        "Check that tag '2019' is in repository 'team/app'.",
        answers=('"imageStatus": "ARCHIVED" -> restore it', "ImageInaccessible -> the image is archived"),
        never=("RepositoryNotFoundException -> wrong name, region or account.*ImageNotFound",),
    ),
    "an immutable tag": Case(
        f"{PUSHES}tag invalid: The image tag 'v1' already exists in the 'team/app' repository and cannot be overwritten"
        " because the tag is immutable.",
        "Check whether tag 'v1' is already the image you push.",
        answers=(
            '"MUTABLE" -> tags may be overwritten',
            '"IMMUTABLE_WITH_EXCLUSION" -> only tags that its filters match may change',
        ),
        never=("not the cause",),
    ),
    "an immutable tag of a signature": Case(
        f"Error: signing [{HOST}/app@{DIGEST}]: PUT https://{HOST}/v2/app/manifests/sha256-5e1f.sig:"
        f" TAG_INVALID: The image tag"
        " 'sha256-5e1f.sig' already exists in the 'app' repository and cannot be overwritten because the tag is"
        " immutable.",
        "Exclude tags that begin with sha256- from immutability: their names follow from an image's digest.",
        answers=(r"exclude sha256-\* by a filter",),
        never=("push under a new one", "take a new one", "the image you push"),
    ),
    "a bare 400 with a good tag": Case(
        f"failed to push {HOST}/team/app:1.4.2: unexpected status from PUT request to"
        f" https://{HOST}/v2/team/app/manifests/1.4.2: 400 Bad Request",
        "Check which tags of the repository may change.",
        never=("Spell the tag", "not the cause"),
    ),
    "an index before its images": Case(
        f"$ docker push {HOST}/team/app:v1\nmanifest blob unknown: Images with digests '[{DIGEST}]' required"
        f" for pushing image"
        f" into repository with name 'team/app' in the registry with id '{OWNER}' do not exist",
        "Push the images of the index first, or one platform.",
        answers=("keeps the index of every platform",),
        never=("4,200",),
        means="refers to images or layers that the repository does not hold",
    ),
    "an image that Lambda does not take": Case(
        "An error occurred (InvalidParameterValueException) when calling the CreateFunction operation: The"
        " image manifest,"
        f" config or layer media type for the source image {HOST}/fn:v1 is not supported.",
        "Push one plain image for the function's architecture.",
        answers=("index or manifest.list -> Lambda takes none",),
        never=("4,200", "media types of Docker or OCI", "ECR does not take"),
        means="Lambda refused the image",
    ),
    "another platform": Case(
        f"$ docker pull {HOST}/team/app:v1\nno matching manifest for linux/arm64/v8 in the manifest list entries",
        "Check which platforms tag 'v1' was built for.",
        answers=("unknown.* -> an attestation",),
        never=("ImageNotFoundException",),
    ),
    "an image that is not built": Case(
        f"$ docker push {HOST}/team/app:v1\nThe push refers to repository [{HOST}/team/app]\n"
        f"An image does not exist locally with the tag: {HOST}/team/app",
        "Tag your image with the name that is pushed.",
        answers=("docker images", f'docker tag "<local-image>" {HOST}/team/app:v1'),
        never=("docker info", "df -h"),
        means="no registry was asked",
    ),
    "a node whose disk is full": Case(
        f'Failed to pull image "{HOST}/team/app:v1": failed to pull and unpack image "{HOST}/team/app:v1":'
        f" failed to extract"
        " layer sha256:ab: write /var/lib/containerd/x: no space left on device: unknown",
        "Make room on the node's disk: it is full.",
        answers=("crictl rmi --prune",),
        never=("list-attached-role-policies", "docker info", "docker images"),
        means="disk has no room",
    ),
    "a task whose disk is full": Case(
        f"CannotPullContainerError: failed to register layer: write /usr/lib/x: no space left on device"
        f" {HOST}/team/app:v1",
        "Give the task more storage, or free the instance's disk.",
        answers=("ephemeralStorage",),
        never=("list-attached-role-policies", "docker "),
    ),
    "a full repository": Case(
        f"denied: The repository with name 'team/app' in registry with id '{OWNER}' already has the maximum"
        f" allowed number of"
        " images which is '100000'",
        "Count the images, and compare with the quota.",
        answers=("lifecycle policy", "Archived images may count"),
        never=("not the cause",),
    ),
}

# --- ECR Public ------------------------------------------------------------------------------------------

PUBLIC = {
    "a push to somebody else's alias": Case(
        "#21 ERROR: failed to push public.ecr.aws/ada-tools/deploy:2.1: unknown: The repository with name"
        " 'deploy' does not"
        " exist in the registry with id 'ada-tools'",
        "Check your alias in ECR Public, and repository 'deploy'.",
        answers=("describe-registries", "another alias than in the address"),
        never=("docker logout", "pull again", "manifest inspect", "aws ecr ", "pull-through"),
    ),
    "a push without a login": Case(
        "The push refers to repository [public.ecr.aws/a1b2c3d4/tool]\nno basic auth credentials",
        "Log in again, as the same user.",
        never=("docker logout", "pull again"),
    ),
    "a push that no policy allows": Case(
        "denied: "
        + denied(
            "ecr-public:InitiateLayerUpload",
            f"arn:aws:ecr-public::{OWNER}:repository/tool",
            NO_IDENTITY,
            f"arn:aws:iam::{OWNER}:user/ada",
        ),
        "Check the caller's own policies",
        never=("docker logout", "manifest inspect", "pull again"),
        sides=(Side.IDENTITY,),
    ),
    "a registry by its alias alone": Case(
        f"name unknown: {NO_SUCH.format('tool', 'a1b2c3d4')}",
        "Look the name up at gallery.ecr.aws.",
        never=("aws ecr ", "pull-through"),
    ),
    "a quota of a registry by its alias": Case(
        "denied: The repository with name 'tool' in registry with id 'a1b2c3d4' already has the maximum allowed"
        " number of"
        " images which is '10000'",
        "Count the images, and compare with the quota.",
        answers=("aws ecr-public describe-images", "--service-code ecr-public"),
        never=("aws ecr ",),
    ),
    "a node at the data limit": Case(
        'Failed to pull image "public.ecr.aws/docs/app:1": toomanyrequests: Data limit exceeded',
        "Pull through a cache rule for ECR Public.",
        answers=("pull secret",),
        never=("Do not retry without a login", "docker login"),
        bare=True,
    ),
}


def said(advice: list[Advice]) -> str:
    """All that a reader sees of the advice."""
    return "\n".join(
        line
        for one in advice
        for line in (
            one.headline,
            one.why,
            *one.commands,
            *(f"{outcome.answer} -> {outcome.meaning}" for outcome in one.outcomes),
        )
    )


def faults(case: Case) -> list[str]:
    """What is not as the case says."""
    (failure,) = parse(case.text)
    advice = advise(failure)
    words, told = said(advice), report(failure)
    found = [f"never: {never}" for never in case.never if re.search(never, words)]
    found += [f"lacks: {answer}" for answer in case.answers if not re.search(answer, words)]
    if not advice[0].headline.startswith(case.first):
        found.append(f"first: {advice[0].headline}")
    if case.bare and advice[0].commands:
        found.append(f"commands: {advice[0].commands}")
    if case.means not in told:
        found.append(f"means: {told}")
    sides = tuple(one.statement.side for one in advice if one.statement)
    if case.sides is not None and sides != case.sides:
        found.append(f"sides: {sides}")
    return found


def told(cases: dict[str, Case]) -> dict[str, list[str]]:
    """The cases that are not as they say."""
    return {name: found for name, case in cases.items() if (found := faults(case))}


def test_what_the_text_decides_stands_first_and_needs_no_command() -> None:
    assert told(DECIDED) == {}


def test_a_cache_is_asked_for_where_one_can_stand_behind_the_name_and_no_quota_of_ecrs_for_its_upstream() -> None:
    assert told(CACHES) == {}


def test_a_name_or_an_image_is_asked_for_by_the_command_that_tells_most() -> None:
    assert told(IMAGES) == {}


def test_ecr_public_is_asked_by_its_own_api_and_a_push_never_without_a_login() -> None:
    assert told(PUBLIC) == {}


def test_no_command_stands_twice_among_the_first_three_checks() -> None:
    for name, case in {**DECIDED, **CACHES, **IMAGES, **PUBLIC}.items():
        lines = [line for one in advise(parse(case.text)[0])[:3] for line in one.commands]
        assert len(lines) == len(set(lines)), (name, lines)


def test_who_looks_into_a_registry_is_called_its_owner_by_one_name() -> None:
    for name, case in {**CACHES, **IMAGES}.items():
        for one in advise(parse(case.text)[0]):
            looks = any(line.startswith("aws ecr describe-") for line in one.commands)
            assert not looks or one.run_by is RunBy.REGISTRY_OWNER, (name, one.id)


def test_a_manifest_that_was_refused_blames_nothing_that_its_layers_have_passed() -> None:
    text = f"failed to push {HOST}/team/app:v1: unexpected status from {{}} request to https://{HOST}/v2/team/app/{{}}"
    sent, asked, layer = (
        [one.id for failure in parse(text.format(method, path)) for one in advise(failure)]
        for method, path in (
            ("PUT", "manifests/v1: 403 Forbidden"),
            ("HEAD", "manifests/v1: 403 Forbidden"),
            ("POST", "blobs/uploads/: 403 Forbidden"),
        )
    )
    assert not {"repository-name", "log-in-again", "ask-for-the-reason"} & set(sent)
    assert sent[:2] == ["quota", "identity-policy"]
    assert "repository-name" in asked and "repository-name" in layer
    (failure,) = parse(text.format("PUT", "manifests/v1: 403 Forbidden"))
    assert not any("batch-check-layer-availability" in line for one in advise(failure) for line in one.commands)


def test_a_cut_connection_blames_a_repository_or_a_right_on_a_push_alone() -> None:
    for command, blames in (("push", True), ("pull", False), ("login", False)):
        image = HOST if command == "login" else f"{HOST}/team/app:v1"
        (failure,) = parse(f'$ docker {command} {image}\nGet "https://{HOST}/v2/": EOF')
        (means,) = (line for line in report(failure).splitlines() if line.startswith("The connection was cut"))
        assert ("repository" in means) is blames, command


def test_a_tag_that_a_client_calls_a_manifest_is_asked_for_first() -> None:
    says = "Registry may not support pushing OCI Manifest or Docker Image Manifest Version 2, Schema 2"
    (failure,) = parse(f"Tried to push image manifest for {HOST}/team/app:v7 but failed because: {says}")
    assert [one.id for one in advise(failure)] == ["tag-mutability", "already-pushed", "image-manifest"]
    (other,) = parse(f"$ docker push {HOST}/team/app:v7\nMANIFEST_INVALID: manifest invalid")
    assert "tag-mutability" not in [one.id for one in advise(other)]


def test_a_node_is_never_told_to_log_in_nor_to_wait_where_ecr_public_limits_it() -> None:
    event = 'Failed to pull image "{}": rpc error: code = Unknown desc = toomanyrequests: Rate exceeded'
    (failure,) = parse(event.format("public.ecr.aws/docs/app:v1"))
    (advice,) = advise(failure)
    assert advice.headline == "Pull through a cache rule for ECR Public." and advice.run_by is RunBy.CALLER_ADMIN
    (own,) = parse(event.format(f"{HOST}/team/app:v1"))
    assert advise(own)[0].headline == "Retry with growing pauses and fewer parallel requests."


def test_a_slip_is_no_slip_where_the_host_may_be_right() -> None:
    resolved = f'Get "https://{OWNER}.dkr.ecr-fips.ap-south-1.amazonaws.com/v2/": dial tcp 10.0.0.7:443: i/o timeout'
    assert "instead" not in said(advise(parse(resolved)[0])), "the name was found, so the region may have a FIPS host"
    right = (HOST, f"{OWNER}.dkr.ecr.cn-north-1.amazonaws.com.cn", f"{OWNER}.dkr.ecr-fips.us-east-2.amazonaws.com")
    for host in (*right, f"{OWNER}.dkr-ecr.eu-west-1.on.aws", "api.ecr-public.us-west-2.amazonaws.com"):
        text = f'Get "https://{host}/v2/": dial tcp: lookup {host}: no such host'
        assert "instead" not in said(advise(parse(text)[0])), host


def test_a_record_made_by_hand_claims_no_more_than_its_fields() -> None:
    for fields in (
        {},
        {"repository": "docker-hub/"},
        {"repository": "/"},
        {"tag": "+"},
        {"tag": "a b"},
        {"registry": "."},
    ):
        for cause in ("repository-not-found", "bad-request", "host-not-found", "quota-exceeded", "rate-limited"):
            words = said(advise(Failure.model_validate({"cause": cause, **fields})))
            assert "instead" not in words and "library/" not in words.replace("'library/'", "") and "None" not in words


def test_no_command_asks_for_a_digest_that_is_cut_off() -> None:
    for digest, asked in ((DIGEST[:40], "<digest>"), (DIGEST, DIGEST)):
        (failure,) = parse(f"Error response from daemon: manifest for {HOST}/team/app@{digest} not found")
        commands = " ".join(command for one in advise(failure) for command in one.commands)
        assert failure.digest == digest and f"imageDigest={asked}" in commands.replace('"', "")
