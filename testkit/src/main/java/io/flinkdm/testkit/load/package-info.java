/**
 * The parts of {@code WriteLoad} and {@code BankTransfers}: threads that write at a pace, and the
 * random statements they run.
 */
package io.flinkdm.testkit.load;
