package io.flinkdm.submit.operation;

/**
 * How the end of a job went. Immutable.
 *
 * @param ended whether the job has ended
 * @param restartPoint path of the newest restart point known; {@code ""} when none is
 * @param msg why it has not ended; {@code ""} when it has
 */
record JobEnd(boolean ended, String restartPoint, String msg) {

    static JobEnd at(String restartPoint) {
        return new JobEnd(true, restartPoint, "");
    }

    static JobEnd notReached(String msg) {
        return new JobEnd(false, "", msg);
    }
}
