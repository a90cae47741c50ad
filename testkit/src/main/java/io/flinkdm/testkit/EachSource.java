package io.flinkdm.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that runs once for each kind of server a migration reads from, with the server as its
 * parameter of type {@link TestServer} that has no {@link Server} mark. A kind that cannot be had
 * is skipped, with the reason printed in one line.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@TestTemplate
@ExtendWith({TestServers.class, EachSourceInvocations.class})
public @interface EachSource {

    /** The kinds wanted; all sources if none is named. */
    ServerKind[] value() default {};

    /** Options of the command line that override the testkit's own. */
    String[] options() default {};
}
