"""Proxies on the way: their refusal, as each runtime reports it, and the words of those that hand requests on to ECR.

ECR itself never answers 407.
"""

from ecr_denied.catalogue.entry import ANYONE, Strength, Verdict
from ecr_denied.terms import Cause, EndpointKind

ENTRIES = (
    Verdict(
        "refused",
        "(Proxy Authentication Required|Tunnel connection failed|Unable to tunnel through proxy"
        "|proxy tunnel request to proxy|Proxy CONNECT aborted|CONNECT tunnel failed|Proxy responded with"
        "|Received HTTP code {refusal} from proxy after CONNECT|Proxy returns|status code 407|407 Proxy"
        "|HTTP/1.1 407|{bound}proxy error[:| ]|Cannot connect to proxy|Unable to connect to proxy"
        "|Failed to connect to proxy URL|Proxy tunneling failed|tunneling socket could not be established)",
        Cause.PROXY_REFUSED,
        speaker=ANYONE,
        strength=Strength.SENTENCE,
        endpoint=EndpointKind.PROXY,
        source="urllib3, requests, botocore ProxyConnectionError; JDK HttpURLConnection; .NET SocketsHttpHandler; curl; tunnel-agent; wget",
    ),
    Verdict(
        "no-such-host",
        "(Could not|Couldn't) resolve proxy",
        Cause.HOST_NOT_FOUND,
        speaker=ANYONE,
        endpoint=EndpointKind.PROXY,
        source="curl lib/hostip.c, lib/strerror.c CURLE_COULDNT_RESOLVE_PROXY",
    ),
    # These two look the registry's name up as they start, by the resolver of their system.
    Verdict(
        "upstream-not-found",
        "(host not found in upstream|could not resolve address ['])",
        Cause.HOST_NOT_FOUND,
        speaker=ANYONE,
        source="nginx src/core/ngx_inet.c, src/http/ngx_http_upstream_round_robin.c; HAProxy src/server.c",
    ),
    # A name in a variable is looked up by the servers of the directive ``resolver``.
    Verdict(
        "nginx-not-found",
        "({host} could not be resolved \\(3: |no resolver defined to resolve {host})",
        Cause.HOST_NOT_FOUND,
        speaker=ANYONE,
        strength=Strength.CLIENT,
        source="nginx src/http/ngx_http_upstream.c, src/core/ngx_resolver.c ngx_resolver_strerror",
    ),
    Verdict(
        "nginx-unanswered",
        "{host} could not be resolved \\((2|5|60|110): ",
        Cause.CONNECTION_FAILED,
        speaker=ANYONE,
        strength=Strength.CLIENT,
        source="nginx src/core/ngx_resolver.h: NGX_RESOLVE_SERVFAIL, _REFUSED and _TIMEDOUT, the system's number",
    ),
    Verdict(
        "block-page",
        "403{text}<(html|!DOCTYPE html)>{text}(Squid|Zscaler|FortiGuard|Web Gateway|Web Filter|internet policy)",
        Cause.PROXY_REFUSED,
        speaker=ANYONE,
        strength=Strength.CLIENT,
        endpoint=EndpointKind.PROXY,
        source="block pages of web gateways; a page that names none may be of a load balancer of AWS's",
    ),
)
