"""Names and lines that the texts of many entries share."""

from collections.abc import Iterable

from ecr_denied.catalogue.entry import Fields

__all__ = [
    "DENIED",
    "DIGEST",
    "ELSEWHERE",
    "EXPIRED",
    "HOST",
    "IMAGE",
    "LOGIN",
    "PULL",
    "PUSH",
    "amid",
    "anywhere",
    "beside",
    "each",
]

HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
IMAGE = f"{HOST}/team/app:v1"
DIGEST = f"sha256:{'ab' * 32}"

# What was typed above.
PUSH, PULL = f"$ docker push {IMAGE}\n", f"$ docker pull {IMAGE}\n"
LOGIN = "$ aws ecr get-login-password --region eu-west-1 | docker login --username AWS --password-stdin\n"
# The same, of a registry that is not ECR's.
ELSEWHERE = "$ docker push registry.example.com/team/app:v1\n"

# IAM's sentence: what wrappers wrap.
DENIED = (
    "denied: User: arn:aws:iam::444455556666:user/ada is not authorized to perform: ecr:BatchGetImage on resource:"
    " arn:aws:ecr:eu-west-1:111122223333:repository/team/app because no resource-based policy allows the"
    " ecr:BatchGetImage action"
)
# What ECR says of an old login: what stands beside other words and is read all the same.
EXPIRED = "denied: Your authorization token has expired. Reauthenticate and try again."


def each(texts: Iterable[str], **fields: str | int | bool | None) -> dict[str, Fields]:
    """The same fields for each of ``texts``."""
    return dict.fromkeys(texts, fields)


def amid(line: str) -> dict[str, Fields]:
    """A line that says nothing of a pull: one that began above it goes on, and what fails below gets no operation."""
    return {
        f"{PULL}{line}\nError: read ECONNRESET": {"cause": "connection-closed", "operation": "pull"},
        f"{line}\n{EXPIRED}": {"cause": "token-expired", "operation": None},
    }


def anywhere(text: str, **fields: str | int | bool | None) -> dict[str, Fields]:
    """What only ECR says: a failure of the same cause below a push to another registry as well."""
    return {text: fields, f"{ELSEWHERE}{text}": {"cause": fields["cause"]}}


def beside(words: str) -> dict[str, Fields]:
    """Words that are no failure of ECR's, and one of ECR's behind them: that one is read."""
    return {f"{words} {EXPIRED}": {"cause": "token-expired"}}
