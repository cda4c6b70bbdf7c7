/**
 * From the service's rating log into the lake: what is read, what stands, and when Redis no longer needs to keep it.
 */
package io.cinematch.jobs.ratinglog;
