package io.flinkdm.submit.command;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Who runs the command, for audit. Stateless. */
final class Caller {

    private Caller() {}

    /** As {@code user@machine}. */
    static String name() {
        return System.getProperty("user.name", "unknown") + "@" + machine();
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
