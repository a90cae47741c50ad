package io.flinkdm.testkit.bench;

import java.util.List;

/** One of the things that are compared, with its peer. One thread. */
interface Part {

    /** Once, before the runs. */
    default void prepare() throws Exception {}

    /**
     * @param run from 1
     */
    void run(int run) throws Exception;

    /** What was measured, for the table. */
    List<String> lines();
}
