"""Proxies on the way: their refusal, as each runtime reports it. ECR itself never answers 407."""

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
