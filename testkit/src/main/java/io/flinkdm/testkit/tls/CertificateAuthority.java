package io.flinkdm.testkit.tls;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;

/** Signs certificates for tests. Immutable. */
public final class CertificateAuthority {

    private static final String SHA256_WITH_RSA = "2a864886f70d01010b";
    private static final String COMMON_NAME = "550403";
    private static final String BASIC_CONSTRAINTS = "551d13";
    private static final Duration LIFE = Duration.ofDays(365);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String name;
    private final KeyPair keys;
    private final String certificate;

    private CertificateAuthority(String name, KeyPair keys) throws GeneralSecurityException {
        this.name = name;
        this.keys = keys;
        this.certificate = pem(name, keys, yesterday(), yesterday().plus(LIFE), true);
    }

    /** A new one that has signed itself. */
    public static CertificateAuthority create(String name) {
        try {
            return new CertificateAuthority(name, rsa());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    /** Its own certificate, PEM. */
    public String certificate() {
        return certificate;
    }

    /** A certificate that is valid now, with a new RSA key. */
    public Identity issue(String commonName) {
        return issue(commonName, yesterday(), yesterday().plus(LIFE));
    }

    /** A certificate that has expired. */
    public Identity issueExpired(String commonName) {
        return issue(commonName, yesterday().minus(LIFE), yesterday());
    }

    private Identity issue(String commonName, Instant from, Instant until) {
        try {
            KeyPair own = rsa();
            return new Identity(pem(commonName, own, from, until, false), own.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    private String pem(String subject, KeyPair of, Instant from, Instant until, boolean authority)
            throws GeneralSecurityException {
        byte[] algorithm = Der.sequence(Der.identifier(SHA256_WITH_RSA), new byte[] {5, 0});
        byte[] content =
                Der.sequence(
                        Der.tagged(0, Der.integer(BigInteger.TWO)),
                        Der.integer(new BigInteger(63, RANDOM).add(BigInteger.ONE)),
                        algorithm,
                        distinguishedName(name),
                        Der.sequence(Der.time(from), Der.time(until)),
                        distinguishedName(subject),
                        of.getPublic().getEncoded(),
                        Der.tagged(3, Der.sequence(basicConstraints(authority))));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(content);
        return Identity.pem(
                "CERTIFICATE", Der.sequence(content, algorithm, Der.bits(signature.sign())));
    }

    private static byte[] basicConstraints(boolean authority) {
        byte[] constraints = authority ? Der.sequence(Der.yes()) : Der.sequence();
        return Der.sequence(Der.identifier(BASIC_CONSTRAINTS), Der.yes(), Der.octets(constraints));
    }

    private static byte[] distinguishedName(String commonName) {
        return Der.sequence(
                Der.set(Der.sequence(Der.identifier(COMMON_NAME), Der.text(commonName))));
    }

    private static KeyPair rsa() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static Instant yesterday() {
        return Instant.now().minus(Duration.ofDays(1));
    }
}
