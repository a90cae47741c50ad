package io.flinkdm.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a parameter or a field of type {@link TestServer} that {@link TestServers} fills. The same
 * kind, name and options always give the same server.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.FIELD})
public @interface Server {

    ServerKind value();

    /** Tells servers of one kind apart, for tests that need two. */
    String name() default "";

    /** Options of the command line, or of TiDB's file, that override the testkit's own. */
    String[] options() default {};
}
