"""AWS CloudTrail: a record of a call that was refused, where it gives no reason.

One that gives it holds the service's own sentence. The owner of a registry gets a record without it of what another
account was refused.
"""

from ecr_denied.catalogue.entry import ECR, Verdict
from ecr_denied.terms import Cause

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
