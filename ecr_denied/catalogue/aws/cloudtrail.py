"""AWS CloudTrail: a record of a call that was refused, where it gives no reason.

One that gives it holds the service's own sentence. The owner of a registry gets a record without it of what another
account was refused.
"""

from ecr_denied.catalogue.entry import ECR, Verdict
from ecr_denied.terms import Cause

_HEAD = '{"eventVersion":"1.08","userIdentity":{"type":"AWSAccount","accountId":"444455556666"},"eventTime":"2024-05-01T10:00:00Z",'
_BODY = (
    '"eventSource":"ecr.amazonaws.com","eventName":"BatchGetImage","awsRegion":"eu-west-1","sourceIPAddress":"10.1.2.3",'
    '"userAgent":"aws-cli/2.15.0 Python/3.11.6 Linux/5.10"'
)
_REFUSED = ',"errorCode":"AccessDenied"'
_TAIL = ',"requestParameters":{"registryId":"111122223333","repositoryName":"team/app","imageIds":[{"imageTag":"v1"}]}}'

ENTRIES = (
    Verdict(
        "refused",
        "'eventSource' : 'ecr[-public].amazonaws.com' , 'eventName' : '{ecr_operation}' ,[ 'awsRegion' : '{region}'"
        " ,][ 'sourceIPAddress' : '{path}' ,][ 'userAgent' : '{text}[{text}]' ,] 'errorCode' : 'AccessDenied[Exception]'",
        Cause.ACCESS_DENIED,
        speaker=ECR,
        source="AWS CloudTrail User Guide, cloudtrail-event-reference-record-contents; Amazon ECR User Guide,"
        " logging-using-cloudtrail",
    ),
)
