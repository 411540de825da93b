"""What several checks share: reasons and notes, answers, and the headline where a policy denies."""

from __future__ import annotations

from ecr_denied.advice import commands, pages
from ecr_denied.advice.check import SENTENCE, Answer, Check, Command
from ecr_denied.records import RunBy

IMAGE_ARRIVED = 'image-arrived: "imageManifest" -> it went through this time: pull again'
REPOSITORY_MISSING = Answer(
    "repository-missing: RepositoryNotFoundException -> wrong name, region or account, or not created yet",
    needs="needs-repository !push-under-way !cached-pull !cause=image-not-found",
)
REPOSITORY_THERE = "repository-there: the repository -> it is there now: go on"
LAYERS_ANSWERED = 'layers-answered: "layers" or "failures" -> these credentials have the first right of a push'
DEAD_CREDENTIALS = (
    "dead-credentials: security token ... expired, invalid -> get new credentials (aws sso login, a new session)"
)
IMAGE_FAILED = 'image-failed: "failures" with ImageNotFound -> no such image; these credentials may ask for images'
IMAGE_GIVEN = 'image-given: "imageManifest" -> these credentials may ask: what failed may have others, as an old login'
NO_SESSION_EVENT = "no-session-event: [] -> look in the region of the STS endpoint used: this proves nothing"
STATEMENTS_DENYING = (
    "statements-denying: the statements -> look for a Deny of {action}, ecr:*, *, or NotAction without it; "
    "its Condition decides"
)
ACCOUNT_HAS_ROLE = "account-has-role: eks.amazonaws.com/role-arn -> it has a role: was the pod started before?"
IMAGE_ARCHIVED = Answer(
    'image-archived: "failures" with ImageInaccessible -> the image is archived: restore it', needs="!aws-owned"
)
LOGGED_IN = "login-succeeded: Login Succeeded -> try again"
PIPE_CHANGES = "Older PowerShells change the encoding and the line ends of what they pipe, the token too."
TOKEN_GIVEN = "token-given: a time -> these credentials may get a token"
# A proxy answers in place of what is asked, where one is set here.
ANSWERED = "answered: any status -> the way is open from here: was it here that failed, and by the same proxy?"
WAY_OPEN = "way-open: 401 -> the way is open from here: was it here that failed, and by the same proxy?"
# Layers are asked after and sent before the manifest: a push by docker that may not ask ends without a reason
# (amazon-ecr-login#14).
_IMAGE, _LAYERS = "!resourceless !public", "!resourceless !public !pull"
_LAYER_ANSWERS = (SENTENCE, REPOSITORY_MISSING, LAYERS_ANSWERED, DEAD_CREDENTIALS)
ASKED_AGAIN = (
    Command(commands.LAYER_AVAILABILITY, *_LAYER_ANSWERS, needs=f"{_LAYERS} layers-asked"),
    Command(
        commands.BATCH_GET_IMAGE,
        SENTENCE,
        IMAGE_GIVEN,
        IMAGE_FAILED,
        REPOSITORY_MISSING,
        IMAGE_ARCHIVED,
        DEAD_CREDENTIALS,
        needs=f"{_IMAGE} !target=tags",
    ),
    Command(
        commands.LIST_IMAGES,
        SENTENCE,
        'tags-given: "imageIds" -> these credentials may list: what failed may have others, as an old login',
        REPOSITORY_MISSING,
        DEAD_CREDENTIALS,
        needs=f"{_IMAGE} target=tags",
    ),
    Command(commands.LAYER_AVAILABILITY, *_LAYER_ANSWERS, needs=f"{_LAYERS} !layers-asked !sends-manifest"),
)
STALE_LOGIN = Answer(
    "stale-login: denied, has expired -> a stale login is stored: docker logout {host}",
    needs="public !client=helm",
)

PUBLIC_RIGHTS = (
    "A login to ECR Public needs ecr-public:GetAuthorizationToken and sts:GetServiceBearerToken, and takes no token of "
    "a private registry, which 'aws ecr' gives."
)
# The ways in which anyone who may read an image or a chart can see it.
IN_GALLERY = (
    "Anyone may ask for the manifest, and look the name up at https://gallery.ecr.aws. The ecr-public API shows your "
    "own registry only, so it calls everybody else's images missing."
)


def inspecting(needs: str = "") -> tuple[Command, ...]:
    """The commands that read a manifest, or what a chart says of itself, without changing anything."""
    return (
        Command(
            "{sudo} helm show chart oci://{image-name} --version {tag}",
            "chart-there: apiVersion, name -> the chart is there, and can be read from here",
            "chart-missing: not found -> no such chart is there, or not in this version",
            needs=f"{needs} helm-login",
        ),
        Command(
            "{sudo} docker manifest inspect {image}",
            "manifest-there: a manifest -> the image is there, and its manifest can be read from here",
            "manifest-missing: manifest unknown, no such manifest -> no such image is there",
            STALE_LOGIN,
            needs=f"{needs} !helm-login",
        ),
    )


def of_aws(check: Check) -> tuple[Check, ...]:
    """A check of a name in the registries of AWS, which lists what is in them and lets others pull alone."""
    get_image = Command(commands.BATCH_GET_IMAGE, IMAGE_FAILED, IMAGE_ARRIVED, SENTENCE, needs="name-family")
    listed = check.but(
        "Compare account, region, name and tag with those that AWS documents.",
        needs="aws-owned",
        why="This is a registry of {owner}: only AWS can list its repositories or change its policies; you can only "
        "pull. In some regions these images are in another account.",
        page=pages.list_of_aws,
        who=RunBy.CALLER,
        commands=(get_image,),
    )
    subscribed = listed.but(
        "Subscribe to the product in AWS Marketplace.",
        needs="marketplace",
        why="The registry is in us-east-1 for every region, and an account may pull a product once it has subscribed.",
    )
    elsewhere = listed.bare("In {region}, AWS has these images in {listed_accounts}.", needs="other-account")
    told = listed.bare(
        "Take the address that image_uris.retrieve gives.",
        needs="sagemakers",
        why="In the SageMaker Python SDK, image_uris.retrieve gives the address of an image for a region.",
    )
    refused = listed.bare("Only pull from this registry: AWS lets no customer use {action}.", needs="beyond-pulls")
    return refused, subscribed, elsewhere, told, listed


# moby api/server, X-Registry-Auth.
LOG_IN_FOR_ENGINE = "Log in as the user whose client asked the engine, or give the call user AWS and a fresh token."
ENGINE_KEEPS_NO_LOGIN = (
    "The engine keeps no login: each call brings one. docker's command line, docker-py and docker-java take it "
    "from config.json of their own user, unless they are given one; dockerode and docker-api send what they are "
    "given alone. What GetAuthorizationToken gives is AWS:password in base64."
)
