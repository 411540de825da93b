"""TLS libraries, through any runtime but Go's: OpenSSL, the JDK's, .NET's, Node's, Rust's."""

from ecr_denied.catalogue.entry import ANYONE, Verdict
from ecr_denied.terms import Cause

ENTRIES = (
    # Go adds "or is not yet valid", and since 1.13 the two times.
    Verdict(
        "certificate-expired",
        "certificate has expired",
        Cause.TLS_FAILED,
        speaker=ANYONE,
        source="OpenSSL X509_V_ERR_CERT_HAS_EXPIRED; Go crypto/x509 CertificateInvalidError",
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
    ),
    Verdict(
        "certificate-of-another",
        "(certificate's altnames|alternative certificate subject name|subject alternative|certificate is not valid for"
        "|Hostname mismatch)",
        Cause.TLS_FAILED,
        speaker=ANYONE,
        source="Node.js tls checkServerIdentity; curl vtls; JDK sun.security.util.HostnameChecker; rustls CertNotValidForName; Python ssl",
    ),
)
