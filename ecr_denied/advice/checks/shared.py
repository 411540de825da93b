"""What several checks share: reasons and notes, answers, and the headline where a policy denies."""

from __future__ import annotations

from ecr_denied.advice.check import Answer

UPSTREAM_LIMITS = Answer(
    "upstream-limits: \"failures\" with UpstreamTooManyRequests -> the upstream's limit, not ECR's: give "
    "the rule a login",
    needs="may-be-cached",
)
IMAGE_ARRIVED = 'image-arrived: "imageManifest" -> it went through this time: pull again'
SENTENCE = "sentence: is not authorized to perform -> the whole refusal: pipe it into ecr-denied"
REPOSITORY_MISSING = Answer(
    "repository-missing: RepositoryNotFoundException -> wrong name, region or account",
    needs="needs-repository !pushed-layers !push-answered",
)
LAYERS_ANSWERED = 'layers-answered: "layers" or "failures" -> these credentials have the first right of a push'
DEAD_CREDENTIALS = (
    "dead-credentials: security token ... expired, invalid -> get new credentials (aws sso login, a new session)"
)
IMAGE_FAILED = 'image-failed: "failures" with ImageNotFound -> no such image; these credentials may ask for images'
IMAGE_GIVEN = Answer(
    'image-given: "imageManifest" -> the CLI may ask for it: the stored login may be another\'s; log in again',
    needs="reader-may-be-caller !caller",
)
IMAGE_GIVEN_TO_YOU = Answer(
    'image-given-to-you: "imageManifest" -> the image is there; your own credentials may ask for it, '
    "those that failed need not",
    needs="!stored-login-unknown",
)
NO_SESSION_EVENT = "no-session-event: [] -> look in the region of the STS endpoint used: this proves nothing"
STATEMENTS_DENYING = (
    "statements-denying: the statements -> look for a Deny of {action}, ecr:*, *, or NotAction without it; "
    "its Condition decides"
)
CHART_THERE = "chart-there: apiVersion, name -> the chart is there, and can be read from here"
CHART_MISSING = "chart-missing: not found -> no such chart is there, or not in this version"
MANIFEST_THERE = "manifest-there: a manifest -> the image is there, and its manifest can be read from here"
MANIFEST_MISSING = "manifest-missing: manifest unknown, no such manifest -> no such image is there"
ACCOUNT_HAS_ROLE = "account-has-role: eks.amazonaws.com/role-arn -> it has a role: was the pod started before?"
IMAGE_ARCHIVED = Answer(
    'image-archived: "failures" with ImageInaccessible -> the image is archived: restore it', needs="!aws-owned"
)
TOKEN_GIVEN = "token-given: a time -> these credentials may get a token"
# A proxy answers in place of what is asked, where one is set here.
ANSWERED = "answered: any status -> the way is open from here, unless by a proxy: was it this machine that failed?"
WAY_OPEN = "way-open: 401 -> the way is open from here, unless by a proxy: was it this machine that failed?"
STALE_LOGIN = Answer(
    "stale-login: denied, has expired -> a stale login is stored here: docker logout {host}", needs="!client=helm"
)
