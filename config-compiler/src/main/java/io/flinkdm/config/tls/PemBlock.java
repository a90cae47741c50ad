package io.flinkdm.config.tls;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One {@code BEGIN … END} of a PEM text. What stands between the blocks is no matter.
 *
 * <p>Source: RFC 7468, and RFC 1421 for the header lines of old keys.
 *
 * @param label e.g. {@code CERTIFICATE}
 * @param headers lines like {@code Proc-Type: 4,ENCRYPTED}; mostly empty
 */
record PemBlock(String label, String headers, byte[] content) {

    private static final Pattern BLOCK =
            Pattern.compile(
                    "-----BEGIN ([A-Z0-9 ]+)-----\\s((?:[\\w-]+:[^\\n]*\\n)*)([^-]*)-----END \\1-----");

    /**
     * @throws IllegalArgumentException when one is no Base64
     */
    static List<PemBlock> all(String text) {
        List<PemBlock> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(text.replace("\r\n", "\n"));
        while (block.find()) {
            String base64 = block.group(3).replaceAll("\\s", "");
            blocks.add(
                    new PemBlock(
                            block.group(1), block.group(2), Base64.getDecoder().decode(base64)));
        }
        return blocks;
    }

    boolean encrypted() {
        return label.equals("ENCRYPTED PRIVATE KEY") || headers.contains("ENCRYPTED");
    }

    /** What it holds stays out of every message. */
    @Override
    public String toString() {
        return "PemBlock[" + label + "]";
    }
}
