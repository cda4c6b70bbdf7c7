/** Runs beside each other: which variants became better, by how much, and whether that is luck. */
package io.cinematch.jobs.compare;
