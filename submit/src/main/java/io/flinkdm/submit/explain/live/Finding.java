package io.flinkdm.submit.explain.live;

/**
 * One thing a person should know. Immutable.
 *
 * @param subject a table of a source, a target or a source
 */
record Finding(String subject, String text) {

    @Override
    public String toString() {
        return subject + ": " + text;
    }
}
