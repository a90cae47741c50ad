/**
 * The tasks this user has: their files as last started, their compiled plans, and the connection to
 * their target's meta schema.
 */
package io.flinkdm.submit.task;
