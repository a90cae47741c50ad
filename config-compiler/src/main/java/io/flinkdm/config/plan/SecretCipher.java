package io.flinkdm.config.plan;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * under AES-256-CFB. The key is DM's built-in one of releases up to 7.6, public as it is there (the
 * form keeps passwords out of sight, no more), or that of a file as since 8.0.
 *
 * <p>Source: DM manual, dmctl encrypt. Immutable.
 */
public final class SecretCipher {

    private static final int IV_BYTES = 16;
    private static final int KEY_BYTES = 32;
    private static final byte MARK = '@';
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final SecretCipher BUILT_IN =
            new SecretCipher(
                    HexFormat.of()
                            .parseHex(
                                    "a529b7665997f043a30ac8fadcb51d6a"
                                            + "a032c226ab5b7750530b12b8c1a16a48"));

    private final SecretKeySpec key;

    private SecretCipher(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /** With the key that every DM up to 7.6 has. */
    public static SecretCipher builtIn() {
        return BUILT_IN;
    }

    /**
     * With the key in a file: 64 hexadecimal digits, blanks around them.
     *
     * @throws MigrationException 20067 when there is no such key
     */
    public static SecretCipher ofKeyFile(Path file) {
        try {
            byte[] key = HexFormat.of().parseHex(Files.readString(file).strip());
            if (key.length == KEY_BYTES) {
                return new SecretCipher(key);
            }
        } catch (IOException e) {
            throw badKey(file, "cannot be read");
        } catch (IllegalArgumentException e) {
            throw badKey(file, "does not hold a key");
        }
        throw badKey(file, "does not hold a key of " + KEY_BYTES + " bytes");
    }

    /** Without the cause: its message may quote the key. */
    private static MigrationException badKey(Path file, String why) {
        return new MigrationException(ErrorCode.CONFIG_SECRET_KEY_PATH, file + " " + why);
    }

    /** The encrypted form under the built-in key; another one on every call. */
    public static String seal(String plainText) {
        return BUILT_IN.sealText(plainText);
    }

    /**
     * The text of a form under the built-in key.
     *
     * @throws MigrationException 11050, 11047 or 11048 when {@code sealed} is none
     */
    public static String open(String sealed) {
        return BUILT_IN.openText(sealed);
    }

    /** The encrypted form; another one on every call. */
    public String sealText(String plainText) {
        byte[] iv = new byte[IV_BYTES];
        RANDOM.nextBytes(iv);
        byte[] body = run(Cipher.ENCRYPT_MODE, iv, plainText.getBytes(StandardCharsets.UTF_8));
        byte[] sealed = Arrays.copyOf(iv, IV_BYTES + 1 + body.length);
        sealed[IV_BYTES] = MARK;
        System.arraycopy(body, 0, sealed, IV_BYTES + 1, body.length);
        return Base64.getEncoder().encodeToString(sealed);
    }

    /**
     * The text of an encrypted form. Under another key than that of {@link #sealText} it is
     * gibberish: the form has no checksum.
     *
     * @throws MigrationException 11050, 11047 or 11048 when {@code sealed} is none
     */
    public String openText(String sealed) {
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

    private byte[] run(int mode, byte[] iv, byte[] bytes) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CFB/NoPadding");
            cipher.init(mode, key, new IvParameterSpec(iv));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new MigrationException(
                    ErrorCode.ENCRYPT_GEN_CIPHER, "AES is not available in this JVM", e);
        }
    }
}
