"""HTTP statuses, in any spelling: a number in the place of a status, or a reason phrase (RFC 9110) without one."""

from ecr_denied.catalogue.entry import ANYONE, BY_STATUS, CLIENT, Strength, Verdict
from ecr_denied.terms import Cause

ENTRIES = (
    Verdict(
        "plain-http",
        "The plain HTTP request was sent to HTTPS port",
        Cause.BAD_REQUEST,
        speaker=ANYONE,
        strength=Strength.CLIENT,
        source="nginx src/http/ngx_http_special_response.c, ngx_http_error_497_page",
    ),
    Verdict(
        "status-and-reason",
        "({refusal}[:|,| -] [\\(|message=']{reason}|{reason} \\({refusal}\\))",
        BY_STATUS,
        speaker=ANYONE,
        source="RFC 9110, status line",
    ),
    Verdict(
        "status-code",
        "{edge}(status[ ][_]code|status|http[ ]code|response[ ]code|code|error|returned|response|HTTP[/1.1|/1.0"
        "|/2|/2.0])['] [:|=|of|was|is|,|with] [']{refusal}{edge}",
        BY_STATUS,
        speaker=ANYONE,
        source="clients of their own: the number that RFC 9110 calls the status code",
    ),
    # ECR speaks version 2 of the protocol alone (ECR user guide, registry_auth): a 404 for another path says nothing.
    Verdict(
        "first-version",
        "/v1/repositories/{path} returned 404",
        Cause.NOT_FOUND,
        speaker=ANYONE,
        strength=Strength.CLIENT,
        source="the first docker-registry, its API of version 1: PUT /v1/repositories/NAME/",
    ),
    # ECR asks for Basic and gives no Bearer token of a registry's own (ECR user guide, registry_auth).
    Verdict(
        "basic-unsupported",
        "(auth[entication] scheme[:] ['|]Basic['|][ is] (unsupported|not supported)"
        "|unsupported auth[entication] scheme[:] ['|]Basic"
        "|schemes \\[\\{basic map\\[realm:{path} service:ecr.amazonaws.com\\]\\}\\] are unsupport[t]ed)",
        Cause.NOT_AUTHENTICATED,
        speaker=CLIENT,
        source="cirruslabs/tart Sources/tart/OCI/Registry.swift; goharbor/harbor 1.2 tokenauthorizer.go",
    ),
    Verdict(
        "reason",
        "{start}{bare_reason}{stop}",
        BY_STATUS,
        speaker=ANYONE,
        source="RFC 9110, reason phrases; .NET System.Net.HttpStatusCode",
    ),
)
