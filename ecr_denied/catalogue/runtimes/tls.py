"""TLS libraries, through any runtime but Go's: OpenSSL, the JDK's, .NET's, Node's, Rust's."""

from ecr_denied.catalogue.entry import ANYONE, Verdict
from ecr_denied.catalogue.examples import HOST, each
from ecr_denied.terms import Cause

ENTRIES = (
    # Go adds "or is not yet valid", and since 1.13 the two times.
    Verdict(
        "certificate-expired",
        "certificate has expired",
        Cause.TLS_FAILED,
        speaker=ANYONE,
        source="OpenSSL X509_V_ERR_CERT_HAS_EXPIRED; Go crypto/x509 CertificateInvalidError",
        reads={
            f"certificate has expired ({HOST})": dict(
                cause="tls-failed", operation=None, wording="tls.certificate-expired"
            ),
            f'Get "https://{HOST}/v2/": x509: certificate has expired or is not yet valid: current time 2026-02-01T10:00:00Z is after 2025-12-01T00:00:00Z': dict(
                cause="tls-failed", wording="tls.certificate-expired"
            ),
        },
        not_reads=["npm error certificate has expired"],
    ),
    Verdict(
        "failed",
        "(certificate verify failed|self[-| ]signed certificate|unable to get local issuer certificate"
        "|unable to verify the first certificate|certificate is not trusted"
        "|certificate signed by unknown|CERTIFICATE_VERIFY_FAILED|SSL validation failed"
        "|PKIX path building failed|fatal alert|SSL_ERROR_SYSCALL"
        "|SSL connection could not be established|remote certificate is invalid|remote certificate was rejected"
        "|UnknownIssuer|SSL certificate problem|only secure connections are allowed|invalid peer certificate"
        "|SSLHandshakeException|TLS connect error|SSL routines|SSLError\\(|violation of protocol"
        "|verify the SSL certificate|DEPTH_ZERO_SELF_SIGNED_CERT|handshake failure"
        "|schannel: )",
        Cause.TLS_FAILED,
        speaker=ANYONE,
        source="OpenSSL X509_V_ERR texts; JDK sun.security.validator; .NET System.Net.Security; Node.js tls; rustls; curl vtls",
        reads={
            **each(
                [
                    f"[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: unable to get local issuer certificate ({HOST})",
                    f"javax.net.ssl.SSLHandshakeException: PKIX path building failed while pulling {HOST}/app:v1",
                    f"error sending request for url (https://{HOST}/v2/): invalid peer certificate: UnknownIssuer",
                    f"self-signed certificate in certificate chain ({HOST})",
                    f"self signed certificate ({HOST})",
                    f"unable to verify the first certificate ({HOST})",
                    f"certificate is not trusted ({HOST})",
                    f"SSL routines::tlsv1 alert protocol version ({HOST})",
                    f"SSL validation failed ({HOST})",
                    f"Received fatal alert: handshake_failure ({HOST})",
                    f"OpenSSL SSL_connect: SSL_ERROR_SYSCALL in connection ({HOST})",
                    f"The SSL connection could not be established, see inner exception. ({HOST})",
                    f"The remote certificate is invalid according to the validation procedure ({HOST})",
                    f"The remote certificate was rejected by the provided RemoteCertificateValidationCallback. ({HOST})",
                    f"SSL certificate problem: unable to get local issuer certificate ({HOST})",
                    f"curl: (35) TLS connect error ({HOST})",
                    f"SSLError(SSLEOFError(8, 'EOF occurred in violation of protocol')) ({HOST})",
                    f"EOF occurred in violation of protocol (_ssl.c:1007) ({HOST})",
                    f"curl failed to verify the SSL certificate ({HOST})",
                    f"DEPTH_ZERO_SELF_SIGNED_CERT ({HOST})",
                    f"sslv3 alert handshake failure ({HOST})",
                    f"schannel: next InitializeSecurityContext failed ({HOST})",
                    f"certificate signed by unknown authority ({HOST})",
                    f"Failed to verify the server at https://{HOST}/v2/ because only secure connections are allowed.",
                ],
                cause="tls-failed",
            ),
            f"Error: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: unable to get local issuer certificate ({HOST})": dict(
                cause="tls-failed", operation=None
            ),
        },
        not_reads=["self-signed certificate", "npm error self-signed certificate in certificate chain"],
    ),
    # What answered spoke no TLS, so it has shown no certificate.
    Verdict(
        "none",
        "([SSL routines:{text}:]wrong version number|WRONG_VERSION_NUMBER|Unsupported or unrecognized SSL message"
        "|corrupt message of type InvalidContentType|first record does not look like a TLS handshake"
        "|HTTP response to HTTPS client)",
        Cause.TLS_FAILED,
        speaker=ANYONE,
        source="OpenSSL SSL_R_WRONG_VERSION_NUMBER; JDK sun.security.ssl; rustls; Go crypto/tls RecordHeaderError, net/http",
        reads=each(
            [
                f"SSL routines::wrong version number ({HOST})",
                f"curl: (35) error:1408F10B:SSL routines:ssl3_get_record:wrong version number ({HOST})",
                f"SSLError(1, '[SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:1007)') ({HOST})",
                f"Unsupported or unrecognized SSL message ({HOST})",
                f"received corrupt message of type InvalidContentType ({HOST})",
                f'Get "https://{HOST}/v2/": tls: first record does not look like a TLS handshake',
                f'Get "https://{HOST}/v2/": http: server gave HTTP response to HTTPS client',
            ],
            cause="tls-failed",
            wording="tls.none",
            operation=None,
        ),
        not_reads=["SSL routines::wrong version number", "http: server gave HTTP response to HTTPS client"],
    ),
    Verdict(
        "certificate-of-another",
        "(certificate's altnames|alternative certificate subject name|subject alternative|certificate is not valid for"
        "|Hostname mismatch)",
        Cause.TLS_FAILED,
        speaker=ANYONE,
        source="Node.js tls checkServerIdentity; curl vtls; JDK sun.security.util.HostnameChecker; rustls CertNotValidForName; Python ssl",
        reads=each(
            [
                f"Hostname/IP does not match certificate's altnames ({HOST})",
                f"SSL: no alternative certificate subject name matches target host name ({HOST})",
                f"invalid peer certificate: certificate is not valid for name ({HOST})",
                f"No subject alternative DNS name matching the host found ({HOST})",
                f"[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: Hostname mismatch, certificate is not valid for '{HOST}'.",
            ],
            cause="tls-failed",
            wording="tls.certificate-of-another",
            operation=None,
        ),
        not_reads=["No subject alternative DNS name matching localhost found"],
    ),
)
