package io.flinkdm.job.tls;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** What a person has to do about a connection that TLS did not let come about. Stateless. */
public final class TlsFailure {

    private static final Pattern ALERT = Pattern.compile("Received fatal alert: (\\w+)");

    private static final String NO_TLS =
            "the server offers no TLS: switch it on there, or take `security` out";

    /** The texts of the two clients. */
    private static final Pattern PLAIN_SERVER =
            Pattern.compile("ssl not enabled in the server|server does not support SSL");

    private TlsFailure() {}

    /** Empty when something else went wrong. */
    public static Optional<String> reason(Throwable failure) {
        Optional<String> reason = Optional.empty();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Optional<String> closer = reasonOf(cause);
            reason = closer.isPresent() ? closer : reason;
        }
        return reason;
    }

    private static Optional<String> reasonOf(Throwable cause) {
        if (cause instanceof ServerNameException) {
            return Optional.of(cause.getMessage() + ", which cert-allowed-cn does not list");
        }
        if (cause instanceof CertificateExpiredException) {
            return Optional.of(
                    "a certificate of the server has expired: renew it ("
                            + cause.getMessage()
                            + ")");
        }
        if (cause instanceof CertificateNotYetValidException) {
            return Optional.of(
                    "a certificate of the server is not valid yet: check the clocks ("
                            + cause.getMessage()
                            + ")");
        }
        if (cause instanceof CertPathBuilderException) {
            return Optional.of(
                    "no certificate of ssl-ca has signed the server's: name the server's authority"
                            + " there");
        }
        String message = cause.getMessage() == null ? "" : cause.getMessage();
        if (PLAIN_SERVER.matcher(message).find()) {
            return Optional.of(NO_TLS);
        }
        return cause instanceof SSLException ? Optional.of(refused(message)) : Optional.empty();
    }

    private static String refused(String message) {
        Matcher alert = ALERT.matcher(message);
        return alert.find()
                ? "the server refuses the TLS connection ("
                        + alert.group(1)
                        + "): it may want another ssl-cert, or a newer TLS"
                : "TLS does not come about (" + message + ")";
    }
}
