package io.flinkdm.config.plan;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * DM's encrypted form of a password: Base64 of a random IV of 16 bytes, an {@code @}, and the text
 * under AES-256-CFB. The key is DM's built-in one of releases up to 7.6, public as it is there: the
 * form keeps passwords out of sight, no more.
 *
 * <p>Source: DM manual, dmctl encrypt. Stateless.
 */
public final class SecretCipher {

    private static final int IV_BYTES = 16;
    private static final byte MARK = '@';
    private static final SecretKeySpec KEY =
            new SecretKeySpec(
                    HexFormat.of()
                            .parseHex(
                                    "a529b7665997f043a30ac8fadcb51d6a"
                                            + "a032c226ab5b7750530b12b8c1a16a48"),
                    "AES");
    private static final SecureRandom RANDOM = new SecureRandom();

    private SecretCipher() {}

    /** The encrypted form; another one on every call. */
    public static String seal(String plainText) {
        byte[] iv = new byte[IV_BYTES];
        RANDOM.nextBytes(iv);
        byte[] body = run(Cipher.ENCRYPT_MODE, iv, plainText.getBytes(StandardCharsets.UTF_8));
        byte[] sealed = new byte[IV_BYTES + 1 + body.length];
        System.arraycopy(iv, 0, sealed, 0, IV_BYTES);
        sealed[IV_BYTES] = MARK;
        System.arraycopy(body, 0, sealed, IV_BYTES + 1, body.length);
        return Base64.getEncoder().encodeToString(sealed);
    }

    /**
     * The text of an encrypted form.
     *
     * @throws MigrationException 11050, 11047 or 11048 when {@code sealed} is none
     */
    public static String open(String sealed) {
        byte[] bytes = decode(sealed);
        if (bytes.length <= IV_BYTES) {
            throw new MigrationException(
                    ErrorCode.CIPHERTEXT_LEN_NOT_VALID, "the encrypted text is too short");
        }
        if (bytes[IV_BYTES] != MARK) {
            throw new MigrationException(
                    ErrorCode.CIPHERTEXT_CONTEXT_NOT_VALID, "the text is not an encrypted one");
        }
        byte[] iv = Arrays.copyOf(bytes, IV_BYTES);
        byte[] body = Arrays.copyOfRange(bytes, IV_BYTES + 1, bytes.length);
        return new String(run(Cipher.DECRYPT_MODE, iv, body), StandardCharsets.UTF_8);
    }

    /** Line ends inside are skipped, as DM does; other blanks are not. */
    private static byte[] decode(String sealed) {
        String text = sealed.replace("\r", "").replace("\n", "");
        if (text.length() % 4 != 0) {
            throw notBase64();
        }
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw notBase64();
        }
    }

    /** Without the cause: its message quotes the text, which may be a plain password. */
    private static MigrationException notBase64() {
        return new MigrationException(
                ErrorCode.ENC_CIPHERTEXT_BASE64_DECODE, "the encrypted text is not Base64");
    }

    private static byte[] run(int mode, byte[] iv, byte[] bytes) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CFB/NoPadding");
            cipher.init(mode, KEY, new IvParameterSpec(iv));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new MigrationException(
                    ErrorCode.ENCRYPT_GEN_CIPHER, "AES is not available in this JVM", e);
        }
    }
}
