package io.flinkdm.config.tls;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Private keys in the three forms tools write: {@code PRIVATE KEY} (PKCS#8), {@code RSA PRIVATE
 * KEY} (PKCS#1) and {@code EC PRIVATE KEY} (SEC 1). The old forms are wrapped into the first, which
 * is all that Java reads. Stateless.
 *
 * <p>Sources: RFC 5208, RFC 8017 appendix A.1.2, RFC 5915.
 */
final class PrivateKeys {

    private static final String RSA = "2a864886f70d010101";
    private static final String EC = "2a8648ce3d0201";

    private static final Map<String, String> ALGORITHMS = Map.of(RSA, "RSA", EC, "EC");

    private static final byte[] VERSION_0 = {DerReader.INTEGER, 1, 0};
    private static final byte[] NULL = {5, 0};
    private static final int CURVE = 0xA0;

    private PrivateKeys() {}

    /**
     * The only key of a text.
     *
     * @throws PemException when there is none that can be used; the message says why and quotes
     *     nothing of it
     */
    static PrivateKey parse(String text) {
        List<PemBlock> keys =
                PemBlock.all(text).stream()
                        .filter(block -> block.label().endsWith("PRIVATE KEY"))
                        .toList();
        if (keys.isEmpty()) {
            throw new PemException("there is no BEGIN PRIVATE KEY in it");
        }
        PemBlock key = keys.get(0);
        if (key.encrypted()) {
            throw new PemException("the key is protected by a passphrase: write it without one");
        }
        return switch (key.label()) {
            case "PRIVATE KEY" -> pkcs8(key.content());
            case "RSA PRIVATE KEY" ->
                    pkcs8(wrapped(key.content(), DerReader.identifier(RSA), NULL));
            case "EC PRIVATE KEY" ->
                    pkcs8(wrapped(key.content(), DerReader.identifier(EC), curve(key.content())));
            default -> throw new PemException("a " + key.label() + " cannot be used");
        };
    }

    private static PrivateKey pkcs8(byte[] der) {
        String algorithm = ALGORITHMS.get(algorithm(der));
        if (algorithm == null) {
            throw new PemException("the key is neither RSA nor EC");
        }
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException e) {
            throw new PemException("the key is damaged, or of a kind Java lacks", e);
        }
    }

    private static String algorithm(byte[] der) {
        DerReader key = new DerReader(new DerReader(der).next(DerReader.SEQUENCE));
        key.next(DerReader.INTEGER);
        DerReader algorithm = new DerReader(key.next(DerReader.SEQUENCE));
        return HexFormat.of().formatHex(algorithm.next(DerReader.IDENTIFIER));
    }

    private static byte[] wrapped(byte[] key, byte[] algorithm, byte[] parameters) {
        return DerReader.sequence(
                VERSION_0,
                DerReader.sequence(algorithm, parameters),
                DerReader.value(DerReader.OCTETS, key));
    }

    /** The name of the curve stands inside of the key, behind its number. */
    private static byte[] curve(byte[] der) {
        DerReader key = new DerReader(new DerReader(der).next(DerReader.SEQUENCE));
        key.next(DerReader.INTEGER);
        byte[] secret = key.next(DerReader.OCTETS);
        Arrays.fill(secret, (byte) 0);
        if (!key.at(CURVE)) {
            throw new PemException("the key does not name its curve");
        }
        return key.next(CURVE);
    }
}
