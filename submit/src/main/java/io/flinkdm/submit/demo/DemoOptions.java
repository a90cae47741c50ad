package io.flinkdm.submit.demo;

/**
 * What the user asks of a demo. Immutable.
 *
 * @param seconds how long the shop is written to
 * @param rows orders it holds before the task starts
 * @param uiPort port of Flink's web page; 0 for any free one
 */
public record DemoOptions(int seconds, int rows, int uiPort) {

    public DemoOptions {
        if (seconds < 1 || rows < 1 || uiPort < 0 || uiPort > 65_535) {
            throw new IllegalArgumentException(
                    "a demo needs at least one second, one row and a valid port");
        }
    }
}
