/**
 * What is done to a task: submitting its job, waiting until it runs, ending it with a restart point
 * kept. Each class answers in DM's shapes and notes the outcome in the registry.
 */
package io.flinkdm.submit.operation;
