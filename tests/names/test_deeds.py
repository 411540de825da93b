"""Words for a push and a pull: which text names which, and which only holds the letters."""

from __future__ import annotations

from ecr_denied.names.deeds import deeds_in, login_fails
from ecr_denied.terms import Operation
from tests.looped import looped


@looped(
    "text",
    [
        "",
        "the image was pushed yesterday, and pulled",
        "git push rejected",
        "on:\n  push:\n    branches: [main]",
        "the main push run was red",
        "a push event starts the job",
        "open a pull request, its pull requests",
        "repository 111122223333.dkr.ecr.eu-west-1.amazonaws.com/push/pull:push",
        "user/push is not authorized",
        "the role pull-role, push-image, build.push=true, --pull",
        "a pull-through cache, a pull through cache rule",
        "imagePullSecrets and imagePullPolicy",
        "The repository with name 'push' does not exist",
        "I can push and I am able to pull",
        "it was mended by rebuilding and pushing",
        "after pulling it",
        "docker push works, pulling the same image worked fine",
        "The push to the registry was successful",
        "pushback, pullover, pullout",
    ],
)
def test_letters_of_another_word_a_name_and_what_went_well_are_no_deed(text: str) -> None:
    assert deeds_in(text) == frozenset()


@looped(
    "text",
    [
        "ECR push failing with EOF error",
        "no basic auth credentials push",
        "we cannot push to the registry",
        "it dies at the push:",
        "I am not able to push",
        "while pushing it",
        "dockerfile:push",
        "we run `docker push`",
        "ECRにイメージをプッシュしようとした",
        "推送镜像到ECR时",
        "ECR 푸시 실패",
    ],
)
def test_a_push_is_named(text: str) -> None:
    assert deeds_in(text) == {Operation.PUSH}


@looped(
    "text",
    [
        "Can not pull helm from a private repository",
        "unable to pull",
        "pods get an `ImagePullBackOff` error",
        "ErrImagePull",
        "Reason CannotPullContainerError: Error",
        "이미지 pull 실패",
        "イメージをプルしようとすると",
        "拉取镜像失败",
        "push succeeds, but the pull fails",
        "I can push, pulling fails",
    ],
)
def test_a_pull_is_named(text: str) -> None:
    assert deeds_in(text) == {Operation.PULL}


def test_both_are_named() -> None:
    assert deeds_in("neither push nor pull") == {Operation.PUSH, Operation.PULL}


@looped(
    "text",
    [
        "",
        "no basic auth credentials",
        "unauthorized: authentication required",
        "it failed with authentication required",
        "operation error EKS Auth: AssumeRoleForPodIdentity",
        "failed to read the auth token, the authentication token, the login helper",
        "Login Succeeded",
        "I can login, and the error is another",
        "the login to ECR works, the build fails",
        "error authenticator-7",
    ],
)
def test_no_login_is_said_to_have_failed(text: str) -> None:
    assert not login_fails(text)


@looped(
    "text",
    [
        "The following command fails to login for my account:",
        "Unable to log in",
        "error logging in",
        "Renovate cannot auth at ECR",
        "it fails to authenticate",
        "error authentication with ECR: MissingRegion",
        "we have a problem with authentication",
        "I am not able to login.",
        "logging in to our ECR registry doesn't work",
        "docker login fails",
        "authentication failure: could not authenticate",
    ],
)
def test_a_login_is_said_to_have_failed(text: str) -> None:
    assert login_fails(text)


@looped(
    "text",
    [
        "GET https://host/v2/app/tags/list?n=1000: 403",
        "it cannot look up the tags of an image",
        "when the updater checks for new tags",
        "failed to list all image tags",
    ],
)
def test_who_lists_tags_pulls(text: str) -> None:
    assert deeds_in(text) == {Operation.PULL}


@looped("text", ["the list of tags", "we list the images by tags", "it fetches tagged images", "git tags are checked"])
def test_who_only_speaks_of_tags_does_nothing_with_them(text: str) -> None:
    assert deeds_in(text) == set()
