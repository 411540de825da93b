"""Proxies on the way: their refusal, as each runtime tells of it. ECR itself never answers 407."""

from ecr_denied.catalogue.entry import ANYONE, Strength, Verdict
from ecr_denied.catalogue.examples import HOST, PULL, each
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
        reads=each(
            [
                f"HTTPSConnectionPool(host='{HOST}', port=443): Max retries exceeded with url: /v2/ (Caused by ProxyError('Unable to connect to proxy', OSError('Tunnel connection failed: 403 Forbidden')))",
                f'java.io.IOException: Unable to tunnel through proxy. Proxy returns "HTTP/1.1 407" for {HOST}',
                f"curl: (56) CONNECT tunnel failed, response 403, {HOST}",
                f"The proxy tunnel request to proxy 'http://10.0.0.1:3128/' failed with status code '403'. ({HOST})",
                f"curl: (56) Proxy CONNECT aborted ({HOST})",
                f"tunneling socket could not be established, statusCode=403 ({HOST})",
                f"Received HTTP code 403 from proxy after CONNECT ({HOST})",
                f"407 Proxy Authentication Required ({HOST})",
                f"HTTP/1.1 407 authenticationrequired ({HOST})",
                f"407 Proxy denied ({HOST})",
                f"status code 407 ({HOST})",
                f"Failed to connect to proxy URL ({HOST})",
                f"Proxy tunneling failed: Forbidden ({HOST})",
                f"Proxy responded with 403 ({HOST})",
                f"proxy error: refused ({HOST})",
                f"aiohttp.ClientProxyConnectionError: Cannot connect to proxy ({HOST})",
            ],
            cause="proxy-refused",
            operation=None,
            endpoint_kind="proxy",
        ),
        not_reads=[
            "Tunnel connection failed: 403 Forbidden",
            "HTTPSConnectionPool(host='registry.npmjs.org', port=443): Tunnel connection failed: 407",
        ],
    ),
    Verdict(
        "no-such-host",
        "(Could not|Couldn't) resolve proxy",
        Cause.HOST_NOT_FOUND,
        speaker=ANYONE,
        endpoint=EndpointKind.PROXY,
        source="curl lib/hostip.c, lib/strerror.c CURLE_COULDNT_RESOLVE_PROXY",
        reads={
            f"{PULL}curl: (5) Could not resolve proxy: proxy.corp.example": dict(
                cause="host-not-found", operation="pull", endpoint_kind="proxy"
            ),
            f"curl: (5) Couldn't resolve proxy name ({HOST})": dict(cause="host-not-found", operation=None),
        },
        not_reads=["curl: (5) Could not resolve proxy: proxy.corp.example"],
    ),
    Verdict(
        "block-page",
        "403{text}<(html|!DOCTYPE html)>{text}(Squid|Zscaler|FortiGuard|Web Gateway|Web Filter|internet policy)",
        Cause.PROXY_REFUSED,
        speaker=ANYONE,
        strength=Strength.CLIENT,
        endpoint=EndpointKind.PROXY,
        source="block pages of web gateways; a page that names none may be of a load balancer of AWS's",
        reads={
            f'pinging container registry {HOST}: StatusCode: 403, "<html>\\n<head><title>Access Denied - Web Gateway</title></head>': dict(
                cause="proxy-refused",
                http_status=403,
                registry_id="111122223333",
                operation=None,
                endpoint_kind="proxy",
            ),
            **each(
                [
                    f"GET https://{HOST}/v2/app/manifests/v1: unexpected status code 403 Forbidden: <html><body>{words}</body></html>"
                    for words in (
                        "Squid: Access Denied.",
                        "Zscaler",
                        "FortiGuard",
                        "Web Filter",
                        "Your internet policy",
                    )
                ],
                cause="proxy-refused",
            ),
            f"Get https://{HOST}/v2/: error parsing HTTP 403 response body: invalid character '<' looking for beginning of value: \"<!DOCTYPE html><html><body>Zscaler</body></html>\"": dict(
                cause="proxy-refused"
            ),
        },
        not_reads=["the mirror answered 403: <html><body>Squid"],
    ),
)
