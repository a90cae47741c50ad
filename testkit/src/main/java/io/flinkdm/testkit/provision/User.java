package io.flinkdm.testkit.provision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.stream.Stream;

/** Who runs this JVM, and who runs servers that refuse to run as root. Any thread. */
public final class User {

    /** The user without rights that every Linux system has. */
    public static final String UNPRIVILEGED = "nobody";

    private User() {}

    public static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** Gives a folder and what is in it to {@link #UNPRIVILEGED}. Only root can. */
    public static void giveAway(Path folder) throws IOException {
        UserPrincipal owner =
                folder.getFileSystem()
                        .getUserPrincipalLookupService()
                        .lookupPrincipalByName(UNPRIVILEGED);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.setOwner(file, owner);
            }
        }
    }
}
