package io.flinkdm.udf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tables that several tests' rows refer to: fields between semicolons, a head line. */
public final class Csv {

    private Csv() {}

    /** The rows of a resource beside {@code test} whose first field is {@code key}. */
    public static List<String[]> rows(Class<?> test, String resource, String key) {
        try (InputStream in = test.getResourceAsStream(resource)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .skip(1)
                    .map(line -> line.replace("\"\"", "").split(";", -1))
                    .filter(fields -> fields[0].equals(key))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
