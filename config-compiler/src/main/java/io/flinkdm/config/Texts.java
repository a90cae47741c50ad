package io.flinkdm.config;

import io.flinkdm.config.task.Text;

/** Texts that may not be given. Pure. */
final class Texts {

    private Texts() {}

    static boolean isEmpty(Text text) {
        return text == null || text.isEmpty();
    }

    /** {@code fallback} only where the key is not given: given without a value it is empty. */
    static String or(Text text, String fallback) {
        return text == null ? fallback : text.value();
    }
}
