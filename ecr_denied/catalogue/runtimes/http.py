"""HTTP statuses, in any spelling: a number where a status stands, or a reason phrase (RFC 9110) without one."""

from ecr_denied.catalogue.entry import ANYONE, BY_STATUS, Strength, Verdict
from ecr_denied.catalogue.examples import HOST, PUSH, each
from ecr_denied.terms import Cause

ENTRIES = (
    Verdict(
        "plain-http",
        "The plain HTTP request was sent to HTTPS port",
        Cause.BAD_REQUEST,
        speaker=ANYONE,
        strength=Strength.CLIENT,
        source="nginx src/http/ngx_http_special_response.c, ngx_http_error_497_page",
        reads={
            f"received unexpected HTTP status: 400 The plain HTTP request was sent to HTTPS port ({HOST})": dict(
                cause="bad-request", http_status=400, operation=None, wording="http.plain-http"
            ),
            f"{PUSH}error parsing HTTP 400 response body: invalid character '<' looking for beginning of value: \"<html>\n"
            "<head><title>400 The plain HTTP request was sent to HTTPS port</title></head>": dict(
                cause="bad-request", occurrences=1, wording="http.plain-http"
            ),
            f"i/o timeout: The plain HTTP request was sent to HTTPS port ({HOST})": dict(cause="bad-request"),
        },
        not_reads=["The plain HTTP request was sent to HTTPS port"],
    ),
    Verdict(
        "status-and-reason",
        "({refusal}[:|,| -] [\\(|message=']{reason}|{reason} \\({refusal}\\))",
        BY_STATUS,
        speaker=ANYONE,
        source="RFC 9110, status line",
        reads={
            f"unexpected status from HEAD request at https://{HOST}/v2/team/app/manifests/v1: 403 Forbidden": dict(
                cause="forbidden", http_status=403, operation=None
            ),
            f"GET https://{HOST}/v2/team/app/manifests/v1 failed with response: 404 Not Found": dict(
                cause="not-found", http_status=404, operation="pull"
            ),
            f"We couldn't pull the image {HOST}/bb/build:1 with the AWS credentials provided. Unauthorized (401).": dict(
                cause="not-authenticated", http_status=401
            ),
        },
        not_reads=["curl: (22) The requested URL returned error: 403 Forbidden", f"the answer of {HOST} was 200 OK"],
    ),
    Verdict(
        "status-code",
        "{edge}(status[ ][_]code|status|http[ ]code|response[ ]code|code|error|returned|response|HTTP[/1.1|/1.0"
        "|/2|/2.0])['] [:|=|of|was|is|,|with] [']{refusal}{edge}",
        BY_STATUS,
        speaker=ANYONE,
        source="clients of their own: the number that RFC 9110 calls the status code",
        reads={
            f"regctl: {HOST}/team/app: unauthorized [http 401]": dict(cause="not-authenticated", http_status=401),
            f"GET https://{HOST}/v2/team/app/manifests/v1 returned 404": dict(
                cause="not-found", http_status=404, operation="pull"
            ),
            f"UnexpectedHTTPStatusCode(when: 'pushing manifest', code: 405, host: {HOST})": dict(
                cause="unclassified", http_status=405, operation="push"
            ),
            **each(
                [
                    f"Request failed with status code 403 ({HOST})",
                    f"GET https://{HOST}/v2/team/app/manifests/v1 status: 403",
                    f"GET https://{HOST}/v2/team/app/manifests/v1 http code 403",
                    f"GET https://{HOST}/v2/team/app/manifests/v1 response code: 403",
                    f"GET https://{HOST}/v2/team/app/manifests/v1 failed with error 403",
                    f"GET https://{HOST}/v2/team/app/manifests/v1 HTTP/1.1 403",
                    f"GET https://{HOST}/v2/team/app/manifests/v1 got response 403",
                ],
                cause="forbidden",
                http_status=403,
            ),
        },
        not_reads=["Request failed with status code 403", "exit code 404"],
    ),
    # ECR speaks version 2 of the protocol alone (ECR user guide, registry_auth): of another path a 404 tells nothing.
    Verdict(
        "first-version",
        "/v1/repositories/{path} returned 404",
        Cause.NOT_FOUND,
        speaker=ANYONE,
        strength=Strength.CLIENT,
        source="the first docker-registry, its API of version 1: PUT /v1/repositories/NAME/",
        reads={
            f"PUT https://{HOST}/v1/repositories/team/app/ returned  404.": dict(
                cause="not-found", http_status=404, operation="push", wording="http.first-version"
            ),
            f"GET https://{HOST}/v1/repositories/team/app/images returned 404": dict(
                cause="not-found", operation=None, wording="http.first-version"
            ),
            f"toomanyrequests: PUT https://{HOST}/v1/repositories/team/app/ returned 404": dict(cause="rate-limited"),
        },
        not_reads=[
            "PUT https://registry.example.com/v1/repositories/team/app/ returned 404",
            "/v1/repositories/app returned 404",
        ],
    ),
    Verdict(
        "reason",
        "{start}{bare_reason}{stop}",
        BY_STATUS,
        speaker=ANYONE,
        source="RFC 9110, reason phrases; .NET System.Net.HttpStatusCode",
        reads={
            f'Get "https://{HOST}/v2/team/app/manifests/v1" answered: Bad Gateway': dict(
                cause="registry-error", operation="pull"
            ),
            f"pulling {HOST}/app: Unauthorized": dict(cause="not-authenticated"),
        },
        not_reads=["403 Forbidden", "Error from server (Forbidden): pods is forbidden"],
    ),
)
